/**
 * Everything that a specification may ask for under `outputs` in `spec.yaml`, in the order in which a build makes it: the one
 * list for the specification, the help and what `init` writes. `publish/outputs.ts` says who makes each.
 */
export const outputs = {
  site: {what: 'the specification as a folder of HTML pages', usual: true},
  pdf: {what: 'the specification as one PDF', usual: true},
  matrices: {what: 'coverage matrices as CSV, JSON and HTML', usual: true},
  reports: {what: 'a conformance statement to fill in, and one filled for each claim', usual: false},
  stubs: {what: 'test skeletons of requirements without a case', usual: true},
  exchange: {what: 'the requirements as one JSON file, with its schema', usual: true},
} as const satisfies Record<string, {what: string; usual: boolean}>

export type OutputName = keyof typeof outputs

export const outputNames: OutputName[] = Object.keys(outputs) as OutputName[]

/** Those that a specification has which does not say. */
export const usualOutputs: OutputName[] = outputNames.filter((name) => outputs[name].usual)

export function isOutputName(name: string): name is OutputName {
  return Object.hasOwn(outputs, name)
}
