import { BackupProblem } from "../platform/backup/index.ts";
import type { Terminal } from "./command.ts";

/** What is wrong with a backup or with its settings is told in a line. */
export async function explained({ error }: Terminal, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof BackupProblem)) throw failure;
    error(failure.message);
    return 1;
  }
}
