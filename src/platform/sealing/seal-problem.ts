/** Something sealed does not open. The message names table and row, and never what was sealed. */
export class SealProblem extends Error {
  override readonly name = "SealProblem";
}
