/** What is wrong with a file of somebody else, and where: nothing of it is taken over. */
export class UnreadableReqif extends Error {
  readonly file: string
  readonly line: number

  constructor(file: string, line: number, reason: string) {
    super(reason)
    this.file = file
    this.line = line
  }
}
