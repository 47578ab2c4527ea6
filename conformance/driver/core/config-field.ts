import type {FeatureName} from './features.ts'

/** A field of a configuration space. Offset in bytes from its start, width in bytes. */
export interface ConfigField {
  readonly name: string
  readonly offset: number
  readonly width: 1 | 2 | 4 | 8
  /** The bit that has to be offered for the field to mean something. Undefined: none. */
  readonly feature?: FeatureName
  /** Whether VIRTIO lets the driver write it. */
  readonly writable?: true
}

/** The field of this name. One that the device type does not have throws. */
export function configField(type: {name: string; config: readonly ConfigField[]}, name: string): ConfigField {
  const field = type.config.find((candidate) => candidate.name === name)
  if (!field) throw new Error(`the configuration space of a ${type.name} device has no field ${name}`)
  return field
}
