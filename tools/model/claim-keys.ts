/** What a claim may say beside the answers to conditions, which stand where `spec.yaml` has their names. */
export const claimKeys = [
  'implementation',
  'version',
  'supplier',
  'contact',
  'client',
  'system',
  'hardware',
  'date',
  'specification',
  'answers',
  'values',
  'except',
  'conforms',
  'evidence',
] as const
