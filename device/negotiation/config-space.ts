/** A field of a configuration space, as the layout of its device type gives it. */
export interface ConfigField {
  readonly offset: number
  /** In bytes. An array of bytes is a field for each. */
  readonly width: 1 | 2 | 4 | 8
  /** Whether VIRTIO lets the driver write it. */
  readonly writable?: boolean
}

/** The fields of a device type by name. */
export type ConfigLayout = Readonly<Record<string, ConfigField>>

/** What the core and the driver need of a configuration space, whatever its fields. */
export interface DriverConfig {
  readonly generation: number
  onChange: () => void
  read(offset: number, width: 1 | 2 | 4): number
  write(offset: number, width: number, value: number, accept: (name: string, value: number) => boolean): void
}

/**
 * What a driver can read about its device. Reads may have any width and alignment; beyond the last field they give 0.
 * @see virtio-1.4#config.device
 */
export class ConfigurationSpace<Layout extends ConfigLayout> implements DriverConfig {
  readonly #layout: Layout
  readonly #content: DataView
  #generation = 0
  /** Called after the device changed a field. */
  onChange: () => void = () => {}

  constructor(layout: Layout) {
    const ends = Object.values(layout).map(({offset, width}) => offset + width)
    this.#layout = layout
    this.#content = new DataView(new ArrayBuffer(Math.max(0, ...ends)))
  }

  /** Changes with each change that the device makes to a field, and with nothing else. 32 bits, wraps. */
  get generation(): number {
    return this.#generation
  }

  /** The bytes from an offset on as one little-endian number. */
  read(offset: number, width: 1 | 2 | 4): number {
    let value = 0
    for (let index = 0; index < width; index += 1) value += this.#byte(offset + index) * 2 ** (8 * index)
    return value
  }

  #byte(offset: number): number {
    return offset < this.#content.byteLength ? this.#content.getUint8(offset) : 0
  }

  get(name: keyof Layout): bigint {
    const {offset, width} = this.#layout[name]!
    let value = 0n
    for (let index = width - 1; index >= 0; index -= 1) value = (value << 8n) | BigInt(this.#byte(offset + index))
    return value
  }

  /** The device changes a field. The same content again is no change. */
  set(name: keyof Layout, value: number | bigint): void {
    if (this.get(name) === BigInt(value)) return
    this.#store(name, BigInt(value))
    this.#generation = (this.#generation + 1) >>> 0
    this.onChange()
  }

  /**
   * The driver writes. Only a writable field takes it, and only in its own width; `accept` may refuse the value.
   * The driver knows what it wrote, so this is no change of the device's and the generation stays.
   */
  write(offset: number, width: number, value: number, accept: (name: string, value: number) => boolean): void {
    for (const [name, field] of Object.entries(this.#layout)) {
      if (!field.writable) continue
      if (field.offset !== offset || field.width !== width) continue
      if (accept(name, value)) this.#store(name, BigInt(value))
    }
  }

  #store(name: keyof Layout, value: bigint): void {
    const {offset, width} = this.#layout[name]!
    for (let index = 0; index < width; index += 1)
      this.#content.setUint8(offset + index, Number((value >> BigInt(8 * index)) & 0xffn))
  }
}
