import type {IdPatterns} from './id-pattern.ts'
import type {KeywordProfile} from './level-word.ts'
import {matrixNames, matrixPageName} from './matrix-names.ts'
import type {OutputName} from './output-names.ts'

/** What `spec.yaml` says, validated: everything that makes a specification what it is. */
export interface Spec {
  title: string
  short: string
  version: string
  status: 'draft' | 'candidate' | 'release'
  /** YYYY-MM-DD. */
  date: string
  licence: string
  keywords: KeywordProfile
  parts: {title: string; chapters: string[]}[]
  /** Files in the chapters' folders that are no part of the specification. */
  ignore: string[]
  /** Where the terms are defined: a chapter's path and the anchor of a section. */
  glossary: {path: string; anchor: string} | undefined
  areas: Record<string, {title: string; cases: string}>
  tags: {in: TagPlace[]; columns: string[]}
  subjects: string[]
  /** Verification method: what answers it. */
  verify: Record<string, 'case' | 'evidence'>
  /** Kind of atom: the places that its names must stand in (`catalogue.…`, or a key of `spec.yaml`). */
  conditions: Record<string, string[]>
  items: Record<string, {id: string; level: 'required' | 'forbidden'}>
  links: Record<string, {from: string; to: string; covers: boolean}>
  profiles: Record<string, {title: string; extends: string[]}>
  /** Name: path of its file. */
  catalogues: Record<string, string>
  outputs: OutputName[]
  /** What an adapter may be able to show, and what that means; undefined: any name will do. */
  capabilities: Record<string, string> | undefined
  /** What every claim has to say; undefined: a claim may be as short as its author likes. */
  claims: {identity: string[]} | undefined
  /** The program that runs the cases, and what has to be done first; undefined: there is none. */
  suite:
    | {
        version: string
        prepare: string[]
        run: string[]
        /** Files and folders that judge, beside a case and what it loads: `{adapter}` of the target, `{device}` of the case. */
        judge: string[]
        /** Where modules lie that are loaded by another name than a path: `#suite/*`: `suite/*.ts`. */
        imports: Record<string, string>
      }
    | undefined
}

/** The blocks that may carry a tag. */
export type TagPlace = 'quote' | 'item' | 'paragraph' | 'row'

/** A chapter's place in the reading order. */
export interface ChapterPlace {
  /** Relative to the root, with forward slashes. */
  path: string
  /** Names its page, and its requirements' `chapter`. */
  slug: string
  /** From 1, counted through all parts. */
  number: number
  /** From 1. */
  part: number
}

/** What extraction has to know of the specification: nothing that another chapter's text could change. */
export interface ExtractionSettings {
  keywords: KeywordProfile
  tags: Spec['tags']
  ids: IdPatterns
  items: Spec['items']
  subjects: string[]
  verify: string[]
  profiles: string[]
  /** Path of every chapter: slug. Links between chapters become links between pages. */
  slugs: Map<string, string>
  glossary: Spec['glossary']
}

/** Slugs are file names without their ending; where two chapters share one, their whole path. */
export function placeChapters(spec: Spec): ChapterPlace[] {
  const paths = spec.parts.flatMap((part, index) => part.chapters.map((path) => ({path, part: index + 1})))
  const names = paths.map(({path}) => slugOf(path.slice(path.lastIndexOf('/') + 1)))
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1)
  const taken = new Set<string>()
  return paths.map(({path, part}, index) => {
    const name = names[index]!
    const wanted = counts.get(name.toLowerCase())! > 1 || reserved.has(name) ? slugOf(path) : name
    let slug = wanted
    // Names without a Latin letter are all hyphens.
    for (let count = 2; taken.has(slug.toLowerCase()); count++) slug = `${wanted}-${count}`
    taken.add(slug.toLowerCase())
    return {path, part, number: index + 1, slug}
  })
}

/** Pages that the site writes itself. */
const reserved = new Set([
  ...['index', 'requirements', 'search', 'findings', 'needs', 'questions', 'matrices'],
  ...matrixNames.map(matrixPageName),
])

function slugOf(path: string): string {
  const slug = path.replace(/\.(?:md|markdown)$/i, '').replace(/[^A-Za-z0-9._-]+/g, '-')
  return reserved.has(slug) ? `${slug}-chapter` : slug
}
