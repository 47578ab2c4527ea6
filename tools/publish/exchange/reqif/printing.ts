/** What a body names beside its words. */
export interface Printing {
  /** Bits of a device, as its table shows them. */
  features: Record<string, [bit: number, name: string][]>
  /** A drawing has a place in the archive. */
  drawing(hash: string): string | undefined
  /** So has an image of the text. */
  image(path: string): string | undefined
}
