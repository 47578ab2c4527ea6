/**
 * Everything that a specification may ask for under `outputs` in `spec.yaml`, in the order in which a build makes it: the one
 * list for the specification, the help and what `init` writes. `publish/outputs.ts` says who makes each.
 */
export const outputNames = ['site', 'pdf', 'matrices', 'reports', 'stubs', 'exchange'] as const

export type OutputName = (typeof outputNames)[number]

/** Those that a specification has which does not say. */
export const usualOutputs: OutputName[] = [...outputNames]

export function isOutputName(name: string): name is OutputName {
  return (outputNames as readonly string[]).includes(name)
}
