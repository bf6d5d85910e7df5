import { BackupProblem } from "../platform/backup/index.ts";
import { ExitProblem } from "../platform/exit/index.ts";
import type { Terminal } from "./command.ts";

/** What is wrong with a backup, an exit or their settings is told in a line. */
export async function explained({ error }: Terminal, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof BackupProblem || failure instanceof ExitProblem)) throw failure;
    error(failure.message);
    return 1;
  }
}
