/**
 * What is behind a disk: bytes that may wait in a volatile cache. Positions and lengths are in bytes and inside of
 * the storage; the device has checked them. False: the operation failed, and what it left is undefined.
 */
export interface Storage {
  /** Size in sectors of 512 bytes. */
  readonly sectors: bigint
  /** Whether `erase` leaves nothing behind. */
  readonly canErase: boolean
  read(position: number, into: Uint8Array): boolean
  write(position: number, bytes: Uint8Array): boolean
  /** Brings all that was written before to stable storage. */
  flush(): boolean
  /** The range is unused. What it reads as from now on is undefined. */
  discard(position: number, length: number): boolean
  /** Like a write of zeros. */
  writeZeroes(position: number, length: number): boolean
  /** Destroys the content, also in stable storage. */
  erase(position: number, length: number): boolean
  /** What is kept keeps its content; what is added reads as zeros. */
  resize(sectors: bigint): boolean
}
