/** A reason not to start that the person at the terminal can act on: one line, no stack. */
export class StartError extends Error {
  readonly exitCode: number;

  /** `exitCode` 2 means that the configuration has to change, 1 anything else. */
  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
    this.exitCode = exitCode;
  }
}
