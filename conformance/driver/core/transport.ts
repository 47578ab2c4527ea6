import assert from 'node:assert/strict'
import type {Port, Registers, Width} from '../../port.ts'
import {register} from './registers.ts'
import {DRIVER_OK, describeStatus, SUSPEND} from './status.ts'
import {noted, type Transcript} from './transcript.ts'

/** How long the device has for anything that VIRTIO gives no time for, in milliseconds. */
export const patience = 2000

/** Where the parts of a virtqueue lie, as guest addresses. */
export interface QueueAddresses {
  readonly descriptor: bigint
  readonly driver: bigint
  readonly device: bigint
}

/** The MMIO transport of one device: registers by name, one step each. @see virtio-1.4#mmio.registers.driver */
export class Transport {
  /** Any offset, any width. Noted in the transcript. */
  readonly registers: Registers
  readonly transcript: Transcript
  readonly #port: Port

  constructor(port: Port, transcript: Transcript, prefix = '') {
    this.#port = port
    this.transcript = transcript
    this.registers = noted(port.registers, transcript, prefix)
  }

  /** A register, 32 bits. */
  read(offset: number): Promise<number> {
    return this.registers.read(offset, 4)
  }

  /** A register, 32 bits. */
  write(offset: number, value: number): Promise<void> {
    return this.registers.write(offset, 4, value)
  }

  /** Lets the device work until `look` returns something, at most so many milliseconds. The transcript keeps the last look. */
  until<Seen>(
    look: () => Seen | undefined | Promise<Seen | undefined>,
    milliseconds = patience,
  ): Promise<Seen | undefined> {
    const place = this.transcript.length
    return this.#port.until(() => {
      this.transcript.rewind(place)
      return look()
    }, milliseconds)
  }

  /** Lets the device work until it has nothing left to do: before "nothing happened". */
  quiet(): Promise<void> {
    return this.#port.quiet()
  }

  readStatus(): Promise<number> {
    return this.read(register.Status)
  }

  /** Writes the whole device status; 0 resets. */
  writeStatus(status: number): Promise<void> {
    return this.write(register.Status, status)
  }

  /** Sets these bits beside those that are set. */
  async addStatus(bits: number): Promise<void> {
    await this.writeStatus((await this.readStatus()) | bits)
  }

  /** Resets the device and waits until the status reads 0. A reset that does not end fails the case. */
  async reset(milliseconds = patience): Promise<void> {
    await this.writeStatus(0)
    let status = 0
    const done = await this.until(async () => {
      status = await this.readStatus()
      return status === 0 ? true : undefined
    }, milliseconds)
    if (!done)
      assert.fail(`the reset does not end within ${milliseconds} ms, the status reads ${describeStatus(status)}`)
  }

  /** One word of 32 bits of what the device offers. */
  async deviceFeaturesWord(word: number): Promise<number> {
    await this.write(register.DeviceFeaturesSel, word)
    return this.read(register.DeviceFeatures)
  }

  /** All bits that the device offers, 0 to 127; or of so many words. */
  async deviceFeatures(words = 4): Promise<bigint> {
    let bits = 0n
    for (let word = 0; word < words; word++) bits |= BigInt(await this.deviceFeaturesWord(word)) << BigInt(32 * word)
    return bits
  }

  /**
   * Writes the set of bits that the driver accepts. Words above 1 are written only where they hold a bit, and first: a
   * device that knows two words only loses nothing.
   */
  async acceptFeatures(bits: bigint): Promise<void> {
    for (let word = 3; word >= 0; word--) {
      const value = Number((bits >> BigInt(32 * word)) & 0xffff_ffffn)
      if (word > 1 && value === 0) continue
      await this.write(register.DriverFeaturesSel, word)
      await this.write(register.DriverFeatures, value)
    }
  }

  selectQueue(index: number): Promise<void> {
    return this.write(register.QueueSel, index)
  }

  /** Most entries of the queue; 0 for a queue that the device does not have. */
  async queueSizeMax(index: number): Promise<number> {
    await this.selectQueue(index)
    return this.read(register.QueueSizeMax)
  }

  async queueReady(index: number): Promise<number> {
    await this.selectQueue(index)
    return this.read(register.QueueReady)
  }

  /** Gives the device a queue of so many entries and makes it ready. */
  async setUpQueue(index: number, size: number, {descriptor, driver, device}: QueueAddresses): Promise<void> {
    await this.selectQueue(index)
    await this.write(register.QueueSize, size)
    await this.#writeAddress(register.QueueDescLow, descriptor)
    await this.#writeAddress(register.QueueDriverLow, driver)
    await this.#writeAddress(register.QueueDeviceLow, device)
    await this.write(register.QueueReady, 1)
  }

  /** Writes 0 to `QueueReady` and waits until it reads 0. */
  async stopQueue(index: number): Promise<void> {
    await this.selectQueue(index)
    await this.write(register.QueueReady, 0)
    await this.#reaches(register.QueueReady, 0, `QueueReady of queue ${index}`)
  }

  /** Resets one queue and waits until it has ended. For a device with `VIRTIO_F_RING_RESET` negotiated. */
  async resetQueue(index: number): Promise<void> {
    await this.selectQueue(index)
    await this.write(register.QueueReset, 1)
    await this.#reaches(register.QueueReset, 0, `QueueReset of queue ${index}`)
  }

  /** Sends an available buffer notification. `extra` are the upper 16 bits, for `VIRTIO_F_NOTIFICATION_DATA`. */
  notify(index: number, extra = 0): Promise<void> {
    return this.write(register.QueueNotify, (index | (extra << 16)) >>> 0)
  }

  interruptStatus(): Promise<number> {
    return this.read(register.InterruptStatus)
  }

  /** Acknowledges these bits of `InterruptStatus`. */
  acknowledge(bits: number): Promise<void> {
    return this.write(register.InterruptACK, bits)
  }

  /** Waits for these bits of `InterruptStatus`; false if they are not all set in so many milliseconds. */
  raises(bits: number, milliseconds = patience): Promise<boolean> {
    return this.#sees(async () => ((await this.interruptStatus()) & bits) === bits, milliseconds)
  }

  /** Waits for these bits of the device status; false if they are not all set in so many milliseconds. */
  shows(bits: number, milliseconds = patience): Promise<boolean> {
    return this.#sees(async () => ((await this.readStatus()) & bits) === bits, milliseconds)
  }

  /** Whether SUSPEND is set and DRIVER_OK clear. */
  async isSuspended(): Promise<boolean> {
    return ((await this.readStatus()) & (SUSPEND | DRIVER_OK)) === SUSPEND
  }

  /** Waits until the device is suspended; false if it is not in so many milliseconds. */
  suspends(milliseconds = patience): Promise<boolean> {
    return this.#sees(() => this.isSuspended(), milliseconds)
  }

  /** The level of the interrupt signal. */
  interruptAsserted(): Promise<boolean> {
    return this.#port.interrupt.asserted()
  }

  /** A read of the configuration space, so many bytes wide, at an offset in it. */
  readConfig(offset: number, width: Width): Promise<number> {
    return this.registers.read(register.Config + offset, width)
  }

  writeConfig(offset: number, width: Width, value: number): Promise<void> {
    return this.registers.write(register.Config + offset, width, value)
  }

  /** A field of 64 bits, in two reads that belong together by `ConfigGeneration`. */
  async readConfig64(offset: number): Promise<bigint> {
    const value = await this.until(async () => {
      const before = await this.configGeneration()
      const low = await this.readConfig(offset, 4)
      const high = await this.readConfig(offset + 4, 4)
      if ((await this.configGeneration()) === before) return (BigInt(high) << 32n) | BigInt(low)
    })
    return value ?? assert.fail(`ConfigGeneration does not stay the same for two reads within ${patience} ms`)
  }

  configGeneration(): Promise<number> {
    return this.read(register.ConfigGeneration)
  }

  async #sees(look: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
    return (await this.until(async () => ((await look()) ? true : undefined), milliseconds)) ?? false
  }

  async #writeAddress(low: number, address: bigint): Promise<void> {
    await this.write(low, Number(address & 0xffff_ffffn))
    await this.write(low + 4, Number(address >> 32n))
  }

  async #reaches(offset: number, value: number, name: string): Promise<void> {
    const done = await this.until(async () => ((await this.read(offset)) === value ? true : undefined))
    if (!done) assert.fail(`${name} does not read ${value} within ${patience} ms`)
  }
}
