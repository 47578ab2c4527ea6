import assert from 'node:assert/strict'
import test from 'node:test'
import {resolveDestination} from '../../tools/extract/links/resolve.ts'

const internal: Record<string, string> = {
  'other.md': 'chapters/other.md#',
  './other.md#a': 'chapters/other.md#a',
  '../README.md': 'README.md#',
  '/README.md': 'README.md#',
  '#here': 'chapters/deep.md#here',
  '': 'chapters/deep.md#',
  '?plain=1#x': 'chapters/deep.md#x',
  'other.md?plain=1#x': 'chapters/other.md#x',
  'my file.md': 'chapters/my file.md#',
  'my%20file.md#%C3%A4': 'chapters/my file.md#ä',
  'a/../b/./c.md': 'chapters/b/c.md#',
  '100%.md': 'chapters/100%.md#',
  'a\\b.md': 'chapters/a/b.md#',
}

test('links: paths are relative to the folder of their file', () => {
  for (const [url, expected] of Object.entries(internal)) {
    const destination = resolveDestination(url, 'chapters/deep.md')
    assert.equal(
      destination.type === 'internal' ? `${destination.path}#${destination.anchor}` : destination.type,
      expected,
      url,
    )
  }
})

test('links: other hosts and addresses are let through', () => {
  for (const url of ['https://example.com/a b', 'HTTP://example.com', 'mailto:a@example.com', '//example.com/x']) {
    assert.equal(resolveDestination(url, 'a.md').type, 'external', url)
  }
})

test('links: other schemes and ways out of the root are refused', () => {
  for (const url of [
    ...[
      'javascript:alert(1)',
      'JavaScript:x',
      'java\nscript:x',
      '\u0001javascript:x',
      ' javascript:x',
      'java script:x',
    ],
    ...[
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      'ftp://example.com',
      'blob:x',
      '../..',
      '../../etc/passwd',
    ],
    ...['/../x', '%2e%2e/%2e%2e/x', '..%2f..%2fx', '..\\..\\x', 'a/../../../x'],
  ]) {
    assert.equal(resolveDestination(url, 'chapters/deep.md').type, 'refused', url)
  }
})
