import { UsageProblem } from "../command.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "this is a folder",
  EACCES: "this account may not read it",
};

/** Why a file could not be read, with its name before it; what is no fault of the file stays what it is. */
export function notRead(file: string, error: unknown): unknown {
  if (error instanceof UsageProblem) return new UsageProblem(`${file}: ${error.message}`);
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
  return reason === undefined ? error : new UsageProblem(`${file}: ${reason}`);
}
