import {type FeatureDependency, type Refusal, refusalOf} from './features.ts'

/** Words of 32 feature bits that VIRTIO 1.4 gives a meaning. */
const featureWords = 4

/** The feature words of one device, as both sides see them through a window of 32 bits. */
export class Negotiation {
  readonly offered: bigint
  readonly #dependencies: readonly FeatureDependency[]
  #accepted = 0n
  #beyond = false
  #agreed: bigint | undefined

  /** Throws if the offer breaks its own dependencies: a mistake of whoever made the device. */
  constructor(offered: bigint, dependencies: readonly FeatureDependency[]) {
    const refusal = refusalOf(offered, offered, dependencies)
    if (refusal !== undefined) throw new RangeError(`a device cannot offer these features: ${refusal}`)
    this.offered = offered
    this.#dependencies = dependencies
  }

  /** What both sides work with; undefined until it is agreed. */
  get agreed(): bigint | undefined {
    return this.#agreed
  }

  offeredWord(word: number): number {
    if (word >= featureWords) return 0
    return Number((this.offered >> BigInt(word * 32)) & 0xffff_ffffn)
  }

  /** Ignored once the features are agreed. A bit above 127 was never offered and stays accepted until the reset. */
  acceptWord(word: number, value: number): void {
    if (this.#agreed !== undefined) return
    if (word >= featureWords) {
      if (value !== 0) this.#beyond = true
      return
    }
    const shift = BigInt(word * 32)
    this.#accepted = (this.#accepted & ~(0xffff_ffffn << shift)) | (BigInt(value) << shift)
  }

  /** Fixes the features if they can be worked with, and says why not otherwise. */
  agree(): Refusal | undefined {
    const refusal = this.#beyond ? 'FeatureNotOffered' : refusalOf(this.offered, this.#accepted, this.#dependencies)
    if (refusal === undefined) this.#agreed = this.#accepted
    return refusal
  }

  reset(): void {
    this.#accepted = 0n
    this.#beyond = false
    this.#agreed = undefined
  }
}
