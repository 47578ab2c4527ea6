/** What `pics.sql` says of one target: questions, and the answers of its claim. */
export interface PicsRows {
  specification: {title: string; version: string}
  target: string
  claim: {
    implementation: string
    version: string
    supplier: string
    contact: string
    except: Record<string, string>
    data: Record<string, unknown>
  }
  kinds: {name: string; places: string[]}[]
  profiles: {name: string; title: string}[]
  features: {name: string; device: string | null; bit: number}[]
  chapters: {title: string; number: number; requirements: PicsRequirement[]}[]
}

export interface PicsRequirement {
  id: string
  title: string
  level: string | null
  device: string | null
  condition: string
  section: string
  profiles: string[]
}
