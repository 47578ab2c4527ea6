/** What `stubs.sql` says of a requirement. */
export interface StubRequirement {
  id: string
  revision: number
  title: string
  text: string
  level: string
  subject: string
  device: string | null
  condition: string
  uses: string[]
  folder: string | null
  chapter: string
  source: string[]
  serves: {id: string; title: string}[]
}
