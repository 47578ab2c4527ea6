import type {Tombstone} from '../model/composition.ts'
import type {Sources} from '../model/sources.ts'
import type {Spec} from '../model/spec.ts'
import {copyKeptRows} from './copy-kept-rows.ts'
import type {Database} from './database.ts'
import {insertAll} from './table.ts'
import {areaRows, areaTable} from './tables/area.ts'
import {assetRows, assetTable} from './tables/asset.ts'
import {bindingRows, bindingTable} from './tables/binding.ts'
import {catalogueRow, catalogueTable} from './tables/catalogue.ts'
import {claimRow, claimTable} from './tables/claim.ts'
import {claimAnswerRows, claimAnswerTable} from './tables/claim-answer.ts'
import {claimValueRows, claimValueTable} from './tables/claim-value.ts'
import {clauseRows, clauseTable} from './tables/clause.ts'
import {conditionKindRows, conditionKindTable} from './tables/condition-kind.ts'
import {deviceRows, deviceTable} from './tables/device.ts'
import {evidenceRows, evidenceTable} from './tables/evidence.ts'
import {featureRows, featureTable} from './tables/feature.ts'
import {itemTable, tombstoneRow} from './tables/item.ts'
import {caseLinkRows, linkTable} from './tables/link.ts'
import {partRows, partTable} from './tables/part.ts'
import {profileRows, profileTable} from './tables/profile.ts'
import {resultRows, resultTable} from './tables/result.ts'
import {roleRows, roleTable} from './tables/role.ts'
import {runRows, runTable} from './tables/run.ts'
import {specRow, specTable} from './tables/spec.ts'
import {stateRows, stateTable} from './tables/state.ts'
import {targetRow, targetTable} from './tables/target.ts'
import {testCaseRows, testCaseTable} from './tables/test-case.ts'
import {waiverRows, waiverTable} from './tables/waiver.ts'

export interface Rows {
  sources: Sources
  /** In reading order: entries of the cache that hold the rows of each chapter. */
  chapters: {entries: number[]}[]
  /** Entry of the cache that holds the rows of the ledger. */
  ledger: number
  tombstones: Tombstone[]
  /** Path below `site/`: bytes. */
  assets: Map<string, Uint8Array>
  /** Path of the cache. */
  cache: string
  date: string
  toolVersion: string
}

/** Everything that was read and extracted, as rows in document order. Links have the status of one that holds. */
export function writeRows(database: Database, rows: Rows): void {
  const {sources, chapters, ledger, tombstones, assets, cache, date, toolVersion} = rows
  copyKeptRows(database, cache, [...chapters.flatMap(({entries}) => entries), ledger])
  database.transaction(() => {
    writeSpec(database, sources.spec, date, toolVersion)
    insertAll(database, assetTable, assetRows(assets))
    insertAll(
      database,
      itemTable,
      tombstones.map((tombstone, index) => tombstoneRow(index, tombstone)),
    )
    writeCatalogues(database, sources)
    writeSuite(database, sources)
    writeTargets(database, sources)
  })()
}

function writeSpec(database: Database, spec: Spec, date: string, toolVersion: string): void {
  insertAll(database, specTable, [specRow(spec, date, toolVersion)])
  insertAll(database, partTable, partRows(spec))
  insertAll(database, areaTable, areaRows(spec))
  insertAll(database, conditionKindTable, conditionKindRows(spec))
  insertAll(database, profileTable, profileRows(spec))
  insertAll(database, roleTable, roleRows(spec))
  insertAll(database, stateTable, stateRows())
}

function writeCatalogues(database: Database, {catalogues}: Sources): void {
  insertAll(database, catalogueTable, catalogues.map(catalogueRow))
  insertAll(database, clauseTable, catalogues.flatMap(clauseRows))
  insertAll(database, deviceTable, catalogues.flatMap(deviceRows))
  insertAll(database, featureTable, catalogues.flatMap(featureRows))
}

function writeSuite(database: Database, sources: Sources): void {
  insertAll(database, linkTable, caseLinkRows(sources))
  insertAll(database, testCaseTable, testCaseRows(sources))
}

function writeTargets(database: Database, sources: Sources): void {
  const {targets, claims, waivers} = sources
  const claimOf = (path: string | null) => (path === null ? undefined : claims.get(path))
  insertAll(
    database,
    targetTable,
    targets.map((target) => targetRow(target, claimOf(target.claim))),
  )
  for (const {name, claim: path} of targets) {
    const claim = claimOf(path)
    if (!claim) continue
    insertAll(database, claimTable, [claimRow(name, claim)])
    insertAll(database, claimAnswerTable, claimAnswerRows(name, claim))
    insertAll(database, claimValueTable, claimValueRows(name, claim))
    insertAll(database, evidenceTable, evidenceRows(name, claim))
  }
  insertAll(database, bindingTable, bindingRows(sources))
  insertAll(database, runTable, runRows(sources))
  insertAll(database, resultTable, resultRows(sources))
  insertAll(database, waiverTable, waiverRows(waivers))
}
