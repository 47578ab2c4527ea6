import assert from 'node:assert/strict'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import type {Database} from 'better-sqlite3'
import {type MatrixName, matrixNames} from '../../../tools/model/matrix-names.ts'
import {asRendered} from '../../../tools/model/output-file.ts'
import {packageRoot} from '../../../tools/own/package-root.ts'
import {analyse} from '../../../tools/pipeline/analyse.ts'
import {matrixOutputs} from '../../../tools/publish/matrix/matrix-outputs.ts'
import {openRoot} from '../../../tools/read/root.ts'
import {withFolder, writeFiles} from '../../fixture.ts'
import {kettle} from '../site/small-specification.ts'

type Value = string | number | null
type Row = Record<string, Value>

/** A second opinion: what each matrix holds, by the plural views and by loops in place of joins. */
const opinions: Record<MatrixName, (database: Database) => Row[]> = {
  'need-requirement': (database) => {
    const targets = ask(database, 'SELECT name FROM target').map(({name}) => String(name))
    const coverage = ask(database, 'SELECT requirement, target, reason FROM coverage')
    const links = ask(
      database,
      `SELECT source, destination, status FROM links WHERE role IN (SELECT name FROM role WHERE source_type = 'requirement' AND destination_type = 'need')`,
    )
    const anyLinks = ask(
      database,
      `SELECT source FROM links WHERE role IN (SELECT name FROM role WHERE destination_type = 'need')`,
    )
    const needs = ask(database, `SELECT id, title FROM item WHERE type = 'need' AND state <> 'retired'`)
    const requirements = requirementsOf(database)
    const row = (need: Row | undefined, requirement: Row | undefined, status: Value): Row => ({
      ...{need: need?.id ?? null, need_title: need?.title ?? null},
      ...{requirement: requirement?.id ?? null, requirement_title: requirement?.title ?? null},
      ...{level: requirement?.level ?? null, status},
      ...Object.fromEntries(
        targets.map((target) => [
          target,
          coverage.find((one) => one.requirement === requirement?.id && one.target === target)?.reason ?? null,
        ]),
      ),
    })
    const served = needs.flatMap((need) => {
      const own = links.filter(({destination}) => destination === need.id)
      return own.length === 0
        ? [row(need, undefined, null)]
        : own.map(({source, status}) => row(need, byId(requirements, source), status!))
    })
    const serving = new Set(anyLinks.map(({source}) => source))
    return [...served, ...requirements.filter(({id}) => !serving.has(id!)).map((one) => row(undefined, one, null))]
  },
  'requirement-clause': (database) => {
    const clauses = clausesOf(database)
    const links = clauseLinks(database)
    return requirementsOf(database).flatMap(({id, title, level}): Row[] => {
      const side = {requirement: id!, requirement_title: title!, level: level!}
      const own = links.filter(({source}) => source === id)
      if (own.length === 0) return [{...side, clause: null, standard: null, label: null, kind: null, status: null}]
      return own.map(({destination, status}) => {
        const clause = byId(clauses, destination)
        return {
          ...side,
          clause: destination!,
          standard: clause?.standard ?? null,
          label: clause?.label ?? null,
          kind: clause?.kind ?? null,
          status: status!,
        }
      })
    })
  },
  'clause-requirement': (database) => {
    const requirements = requirementsOf(database)
    const links = clauseLinks(database)
    return clausesOf(database).flatMap(({id, standard, label, kind}): Row[] => {
      const side = {clause: id!, standard: standard!, label: label!, kind: kind!}
      const own = links.filter(({source, destination}) => destination === id && byId(requirements, source))
      if (own.length === 0) return [{...side, requirement: null, requirement_title: null, level: null, status: null}]
      return own.map(({source, status}) => {
        const {title, level} = byId(requirements, source)!
        return {...side, requirement: source!, requirement_title: title!, level: level!, status: status!}
      })
    })
  },
  'requirement-case-target': (database) => {
    const targets = ask(database, 'SELECT * FROM target')
    const shows = ask(
      database,
      `SELECT source, destination FROM links WHERE status = 'covers' AND role IN (SELECT name FROM role WHERE source_type = 'case')`,
    )
    const answers = ask(database, 'SELECT * FROM answers')
    const verdicts = ask(database, 'SELECT * FROM verdicts')
    const coverage = ask(
      database,
      "SELECT coverage.*, state.counted FROM coverage JOIN state ON state.kind = 'requirement' AND state.name = reason",
    )
    const applicability = ask(database, 'SELECT * FROM applicability')
    const cases = ask(database, 'SELECT * FROM test_case')
    const seen = ask(database, 'SELECT target, min(target_version) AS version FROM result GROUP BY target')
    const word = (value: Value | undefined) => (value === 1 ? 'yes' : value === 0 ? 'no' : null)
    return requirementsOf(database).flatMap((requirement) => {
      const own = shows.filter(({destination}) => destination === requirement.id).map(({source}) => source!)
      return (targets.length === 0 ? [undefined] : targets).flatMap((target) => {
        const asked = own.filter((name) => {
          const only = cases.find(({id}) => id === name)?.target ?? null
          return only === null || only === target?.name
        })
        return (asked.length === 0 ? [null] : asked).map((name): Row => {
          const here = (one: Row) => one.requirement === requirement.id && one.target === target?.name
          const answer = answers.find((one) => here(one) && one.test_case === name)
          const covered = coverage.find(here)
          const applies = applicability.find(here)
          const out = answer?.state === 'not applicable' || answer?.state === 'not answerable'
          return {
            ...{requirement: requirement.id!, requirement_title: requirement.title!, level: requirement.level!},
            ...{revision: requirement.revision!, verify: requirement.verify!, case: name},
            case_title: cases.find(({id}) => id === name)?.title ?? null,
            target: target?.name ?? null,
            target_version: seen.find((one) => one.target === target?.name)?.version ?? target?.version ?? null,
            applies: word(applies?.applies) ?? (target ? 'unknown' : null),
            answerable: word(applies?.answerable),
            ...{observed: answer?.observed ?? null, reason: answer?.reason ?? null},
            case_verdict: out ? null : (answer?.verdict ?? null),
            requirement_verdict: covered?.counted === 1 ? (verdicts.find(here)?.verdict ?? null) : null,
            state: covered?.reason ?? null,
            imported: cases.find(({id}) => id === name)?.imported ?? null,
          }
        })
      })
    })
  },
  'requirement-profile': (database) => {
    const selected = ask(database, 'SELECT requirement, profile, inherited FROM requirement_profiles')
    return requirementsOf(database).flatMap(({id, title, level, subject}): Row[] => {
      const side = {requirement: id!, requirement_title: title!, level: level!, subject: subject!}
      const own = selected.filter(({requirement}) => requirement === id)
      if (own.length === 0) return [{...side, profile: null, selection: null}]
      return own.map(({profile, inherited}) => ({
        ...side,
        profile: profile!,
        selection: inherited ? 'inherited' : 'own',
      }))
    })
  },
  'device-feature': (database) => {
    const claims = ask(database, 'SELECT target, data FROM claim').map(({target, data}) => ({
      target: String(target),
      data: JSON.parse(String(data)),
    }))
    const says = (answer: unknown): string | undefined => {
      const truth = typeof answer === 'object' && answer !== null ? (answer as {supported?: unknown}).supported : answer
      return truth === true ? 'yes' : truth === false ? 'no' : undefined
    }
    const requirements = requirementsOf(database)
    const ids = ask(database, 'SELECT catalogue, name, id FROM device')
    const named = (name: string, text: Value, device: Value, common: boolean) =>
      requirements
        .filter((one) => !common || device === null || one.device === null || one.device === device)
        .filter((one) => new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`).test(String(one[String(text)])))
        .map(({id}) => id)
        .sort()
        .join('; ')
    return ask(database, 'SELECT * FROM feature').flatMap(({catalogue, device, name, bit}) => {
      const common = device === null
      const answeredFor = claims.flatMap(({data}) =>
        Object.entries((data.devices ?? {}) as Record<string, {features?: Record<string, unknown>}>)
          .filter(([, {features}]) => says(features?.[String(name)]) !== undefined)
          .map(([of]) => of),
      )
      return (common ? [null, ...new Set(answeredFor)] : [device!]).map(
        (of): Row => ({
          ...{
            device: of,
            device_id: ids.find((one) => one.catalogue === catalogue && one.name === of)?.id ?? null,
            bit: bit!,
            feature: name!,
          },
          ...{
            in_condition: named(String(name), 'condition', of, common),
            in_text: named(String(name), 'text', of, common),
          },
          ...Object.fromEntries(
            claims.map(({target, data}) => {
              const answers = [
                of === null ? undefined : data.devices?.[of]?.features?.[String(name)],
                common ? data.features?.[String(name)] : undefined,
              ]
              const said = answers.map(says).filter(Boolean).sort()
              return [target, said.at(-1) ?? null]
            }),
          ),
        }),
      )
    })
  },
}

function ask(database: Database, sql: string): Row[] {
  return database.prepare<[], Row>(sql).all()
}

function requirementsOf(database: Database): Row[] {
  return ask(
    database,
    'SELECT item.id, item.title, item.text, item.revision, requirement.* FROM requirement JOIN item ON item.key = requirement.item',
  )
}

function clausesOf(database: Database): Row[] {
  return ask(
    database,
    'SELECT clause.id, label, kind, standard FROM clause JOIN catalogue ON catalogue.name = clause.catalogue',
  )
}

function clauseLinks(database: Database): Row[] {
  return ask(
    database,
    `SELECT source, destination, status FROM links WHERE role IN (SELECT name FROM role WHERE destination_type = 'clause')`,
  )
}

function byId(rows: Row[], id: Value | undefined): Row | undefined {
  return rows.find((row) => row.id === id)
}

/** Rows as the JSON of a matrix holds them, free of their order and that of their columns. */
function unordered(rows: Record<string, unknown>[]): string[] {
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, value]) => [key, Array.isArray(value) ? value.join('; ') : value]),
      ),
    )
    .sort()
}

async function compare(root: string, least: number): Promise<void> {
  const {database} = await analyse(openRoot(root), 'test')
  const outputs = matrixOutputs(database, new Map(), [])
  for (const name of matrixNames) {
    const output = outputs.find(({path}) => path === `matrices/${name}.json`)!
    const {rows} = JSON.parse(String(asRendered(await output.render()).content))
    assert.ok(rows.length >= least, `${name} has rows`)
    assert.deepEqual(unordered(rows), unordered(opinions[name](database)), name)
  }
  database.close()
}

test('matrices: of our own specification they hold what a second opinion says', () =>
  compare(fileURLToPath(packageRoot), 50))

test('matrices: gaps, common bits and answers of every form are as a second opinion says', () =>
  withFolder(async (root) => {
    const catalogue = kettle['requirements/catalogues/tea-2.yaml']!.replace(
      'clauses: {',
      "features: {F_COMMON: 40, F_QUIET: 41}\nclauses: {brew.cold: {label: 'Chapter 5', kind: section}, ",
    )
    writeFiles(root, {
      ...kettle,
      'spec.yaml': kettle['spec.yaml']!.replace(
        'feature: catalogue.devices.features',
        'feature: [catalogue.features, catalogue.devices.features]',
      ),
      'chapters/empty.md':
        '---\nsubject: kettle\nverify: test\n---\n# Nothing yet\n\n> [NEED-QUIET] **Quiet.** People want F_COMMON quiet.\n\n> [KTL-BOIL-009] **Alone.** The kettle MAY offer F_COMMON, not POT_F_LIDLESS_TOO.\n',
      'requirements/catalogues/tea-2.yaml': catalogue,
      'requirements/claims/red.yaml': kettle['requirements/claims/red.yaml']!.replace(
        'POT_F_LID: true',
        'POT_F_LID: {supported: true, note: x}, POT_F_LIDLESS: false, F_COMMON: false',
      ),
      'requirements/targets/blue.yaml': 'title: The blue one\nadapter: hand\nsubjects: [kettle]\n',
    })
    await compare(root, 2)
  }))
