import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {zipSync} from 'fflate'
import {readReqifFile} from '../../tools/import/reqif/read-file.ts'
import {UnreadableReqif} from '../../tools/import/reqif/unreadable.ts'
import {samples, skipWithoutSamples} from '../samples.ts'

const space = 'http://www.omg.org/spec/ReqIF/20110401/reqif.xsd'

/** A document with one object, or with what stands in the places of its parts. */
function reqif({
  objects = '<SPEC-OBJECT IDENTIFIER="o1"><TYPE/></SPEC-OBJECT>',
  children = '<SPEC-HIERARCHY IDENTIFIER="h1"><OBJECT><SPEC-OBJECT-REF>o1</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY>',
  relations = '',
} = {}): string {
  return `<REQ-IF xmlns="${space}"><THE-HEADER><REQ-IF-HEADER IDENTIFIER="h"><REQ-IF-VERSION>1.0</REQ-IF-VERSION><TITLE>Ü</TITLE></REQ-IF-HEADER></THE-HEADER>
<CORE-CONTENT><REQ-IF-CONTENT><SPEC-OBJECTS>${objects}</SPEC-OBJECTS><SPEC-RELATIONS>${relations}</SPEC-RELATIONS>
<SPECIFICATIONS><SPECIFICATION IDENTIFIER="s1"><CHILDREN>${children}</CHILDREN></SPECIFICATION></SPECIFICATIONS></REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>`
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text))

/** The place and reason with which a file is refused; it takes no longer than a second. */
function refusal(content: Uint8Array): string {
  const start = performance.now()
  try {
    readReqifFile(content, 'x')
  } catch (problem) {
    assert.ok(problem instanceof UnreadableReqif, String(problem))
    assert.ok(performance.now() - start < 1000, 'refused at once')
    return `${problem.file}:${problem.line}: ${problem.message}`
  }
  return 'taken'
}

function archive(files: Record<string, string | Uint8Array>): Uint8Array {
  const entries = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? bytes(content) : content,
  ])
  return zipSync(Object.fromEntries(entries))
}

/** With a number in the directory entry of the first file changed. */
function withField(zip: Uint8Array, field: number, value: number): Uint8Array {
  const data = Buffer.from(zip)
  data.writeUInt32LE(value, data.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + field)
  return data
}

const entities = Array.from({length: 9}, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`)

const refused: Record<string, [content: () => Uint8Array, reason: RegExp]> = {
  'a document type': [() => bytes(`<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd">\n${reqif()}`), /^x:1: .*document type/],
  'a billion laughs': [() => bytes(`<!DOCTYPE l [<!ENTITY l0 "ha">${entities.join('')}]><l>&l9;</l>`), /document type/],
  'an external entity': [
    () => bytes('<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]><l>&f;</l>'),
    /document type/,
  ],
  'an entity that nobody declared': [() => bytes(reqif({objects: '&f;'})), /^x:2: .*undefined entity/],
  '100,000 elements in each other': [() => bytes('<a>'.repeat(100_000)), /nesting of more than 200/],
  'a document that breaks off': [() => bytes(reqif().slice(0, -300)), /unclosed tag/],
  'no XML': [() => bytes('{"a": 1}'), /well-formed/],
  'an empty file': [() => bytes(''), /root element/],
  'another document': [() => bytes('<html/>'), /^x:1: Unexpected element `html`, expected `REQ-IF`/],
  'a prefix without a name space': [() => bytes(reqif({objects: '<q:a/>'})), /^x:2: .*unbound namespace/],
  'bytes that are not UTF-8': [() => Buffer.concat([bytes(reqif()), Buffer.from([0xc3])]), /expected text in utf-8/],
  'an encoding that nobody has': [
    () => bytes(`<?xml version="1.0" encoding="EBCDIC-7"?>${reqif()}`),
    /encoding "ebcdic-7"/,
  ],
  'an identifier that stands twice': [
    () => bytes(reqif({objects: '<SPEC-OBJECT IDENTIFIER="o1"/>\n<SPEC-OBJECT IDENTIFIER="o1"/>'})),
    /^x:3: Unexpected second IDENTIFIER "o1", expected one: the first is in line 2/,
  ],
  'a place of an object that is not there': [
    () => bytes(reqif({objects: ''})),
    /^x:3: Unexpected reference to object "o1"/,
  ],
  'an object below itself': [
    () => {
      const place = (id: string, inner: string) =>
        `<SPEC-HIERARCHY IDENTIFIER="${id}"><OBJECT><SPEC-OBJECT-REF>o1</SPEC-OBJECT-REF></OBJECT><CHILDREN>${inner}</CHILDREN></SPEC-HIERARCHY>`
      return bytes(reqif({children: place('a', place('b', ''))}))
    },
    /^x:3: Unexpected object "o1" below itself/,
  ],
  'an archive without a document': [() => archive({'a.txt': 'a'}), /expected a \.reqif in it/],
  'a path out of the archive': [() => archive({'../../a.reqif': reqif()}), /path "\.\.\/\.\.\/a\.reqif"/],
  'a path with backslashes out of it': [() => archive({'..\\a.reqif': reqif()}), /path "\.\.\/a\.reqif"/],
  'a path from the root': [() => archive({'/etc/a.reqif': reqif()}), /path "\/etc\/a\.reqif"/],
  'a ZIP bomb': [() => archive({'a.reqif': new Uint8Array(40_000_000)}), /ratio/],
  'a gigabyte that is declared': [
    () => withField(archive({'a.reqif': reqif()}), 24, 0x40000000),
    /size of the archive/,
  ],
  'more than is declared': [() => withField(archive({'a.reqif': reqif()}), 24, 100), /damaged/],
  'another check sum': [() => withField(archive({'a.reqif': reqif()}), 16, 1), /damaged/],
  'ten thousand files': [
    () => archive(Object.fromEntries(Array.from({length: 10_000}, (_, index) => [`${index}.reqif`, 'a']))),
    /10000 files/,
  ],
  'half of an archive': [() => archive({'a.reqif': reqif()}).slice(0, 200), /expected its directory/],
}

for (const [name, [content, reason]] of Object.entries(refused)) {
  test(`import: ${name} is refused with its place`, () => assert.match(refusal(content()), reason))
}

const taken: Record<string, () => Uint8Array> = {
  'UTF-16 without a declaration': () => Buffer.from(`\ufeff${reqif()}`, 'utf16le'),
  'UTF-16 with its declaration': () =>
    Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${reqif()}`, 'utf16le').swap16(),
  'ISO 8859-1 that says so': () => Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${reqif()}`, 'latin1'),
  'a byte-order mark': () => bytes(`\ufeff${reqif()}`),
  'other prefixes': () =>
    bytes(
      reqif()
        .replace(/<(\/?)([A-Z])/g, '<$1rif:$2')
        .replace('xmlns=', 'xmlns:rif='),
    ),
  'an archive in a folder': () => archive({'a/b.reqif': reqif()}),
}

for (const [name, content] of Object.entries(taken)) {
  test(`import: ${name} is read`, () => {
    const [document] = readReqifFile(content(), 'x').documents
    assert.deepEqual([document!.title, document!.objects.size, document!.oddities], ['Ü', 1, []])
  })
}

test('import: a document of elements alone ends before the memory does', () => {
  const content = bytes(`<a>${'<b/>'.repeat(5_000_000)}</a>`)
  assert.throws(() => readReqifFile(content, 'x'), /Unexpected number of elements, expected at most 4000000/)
})

test('import: a relation to an object that is not there is told, not refused', () => {
  const relation = (end: string) =>
    `<SPEC-RELATION IDENTIFIER="r"><SOURCE><SPEC-OBJECT-REF>o1</SPEC-OBJECT-REF></SOURCE><TARGET><SPEC-OBJECT-REF>${end}</SPEC-OBJECT-REF></TARGET></SPEC-RELATION>`
  const [document] = readReqifFile(bytes(reqif({relations: relation('gone')})), 'x').documents
  assert.deepEqual(
    document!.relations.map(({target}) => target),
    [undefined],
  )
})

test('import: samples of other tools are read, and broken ones refused', {skip: skipWithoutSamples('reqif')}, () => {
  const folder = join(samples, 'reqif/samples')
  const counts = readdirSync(folder).map((name) => {
    const {documents} = readReqifFile(readFileSync(join(folder, name)), name)
    return [
      name,
      documents.map(({objects}) => objects.size).join(' '),
      documents.map(({relations}) => relations.length).join(' '),
    ]
  })
  assert.deepEqual(counts, [
    ['doors-date-type.reqif', '1', '0'],
    ['eclipse-impl-forum-TC1200.reqif', '44', '0'],
    ['multi.reqifz', '3 3', '1 1'],
    ['polarion-anon.reqif', '101', '0'],
    ['reqifsharp-datatype-demo.reqif', '3', '0'],
    ['rmf-specrelation.reqif', '2', '1'],
  ])
  const broken = join(samples, 'reqif/invalid')
  assert.deepEqual(
    readdirSync(broken).map((name) => refusal(readFileSync(join(broken, name))).replace(/,.*/, '')),
    [
      'x:11: Unexpected reference to object "_gFhrY2ojEeuExICsU7Acmg"',
      'x:9: Unexpected REQ-IF-VERSION "1.2"',
      'x:60: Unexpected IS-SIMPLIFIED "incorrect-boolan"',
    ],
  )
})
