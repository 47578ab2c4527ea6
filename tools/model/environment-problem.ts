/** Something about the machine, not about the specification: an exit code of its own. Its message says what to do. */
export class EnvironmentProblem extends Error {}
