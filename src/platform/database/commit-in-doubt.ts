/**
 * The connection was lost after the commit was asked for and before the server answered: nobody here
 * can know whether it was done, and to say either would be a lie.
 */
export class CommitInDoubt extends Error {
  override readonly name = "CommitInDoubt";
}

/** The server itself said no: then it is known that nothing was changed. */
export function isServersNo(error: unknown): boolean {
  return (error as { severity?: string } | undefined)?.severity === "ERROR";
}
