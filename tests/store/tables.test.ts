import assert from 'node:assert/strict'
import {readdirSync} from 'node:fs'
import test from 'node:test'
import {createDatabase} from '../../tools/store/database.ts'
import type {Table} from '../../tools/store/table.ts'

const folder = new URL('../../tools/store/tables/', import.meta.url)

/** What the modules of `tables/` export, by the table's name in SQL. */
async function describedTables(): Promise<Map<string, Table<unknown>>> {
  const tables = new Map<string, Table<unknown>>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const module = (await import(new URL(file, folder).href)) as Record<string, unknown>
    for (const [name, value] of Object.entries(module)) {
      if (!name.endsWith('Table')) continue
      const table = value as Table<unknown>
      assert.equal(file, `${table.name.replaceAll('_', '-')}.js`, 'a table is described in the file of its name')
      tables.set(table.name, table)
    }
  }
  return tables
}

test('tables: each of the schema is described once, with its columns in their order', async () => {
  const database = createDatabase()
  const inSchema = database
    .prepare<[], {name: string; columns: string}>(
      `SELECT master.name, (SELECT json_group_array(name ORDER BY cid) FROM pragma_table_info(master.name)) AS columns
       FROM sqlite_schema AS master WHERE type = 'table' AND name NOT LIKE 'item_text%' AND name NOT LIKE 'sqlite_%'`,
    )
    .all()
    .map(({name, columns}) => [name, JSON.parse(columns)] as const)
  assert.ok(inSchema.length > 25)
  assert.deepEqual(
    Object.fromEntries([...(await describedTables())].map(([name, {columns}]) => [name, [...columns]])),
    Object.fromEntries(inSchema),
  )
})
