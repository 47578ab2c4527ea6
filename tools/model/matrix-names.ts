/** Every matrix, in the order in which navigation and workbook list them: its file, its page and its sheet bear the name. */
export const matrixNames = [
  'need-requirement',
  'requirement-case-target',
  'requirement-clause',
  'clause-requirement',
  'requirement-profile',
  'device-feature',
] as const

export type MatrixName = (typeof matrixNames)[number]

/** Of its page in the site, without ending. */
export function matrixPageName(name: MatrixName): string {
  return `matrix-${name}`
}
