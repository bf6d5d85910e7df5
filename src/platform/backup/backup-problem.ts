/** A backup cannot be made, read or restored; the message is one line for whoever runs Lantern. */
export class BackupProblem extends Error {
  override readonly name = "BackupProblem";
}
