/** An exit cannot be written or read; the message is one line for whoever runs Lantern. */
export class ExitProblem extends Error {
  override readonly name = "ExitProblem";
}
