import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UsageProblem } from "./command.ts";

/** What a file that was named on the command line holds, read from the folder it was named in. */
export function jsonFile(from: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(from, name), "utf8"));
  } catch (problem) {
    if (problem instanceof SyntaxError)
      throw new UsageProblem(`${name} is not JSON: ${problem.message}`);
    throw new UsageProblem(`${name} cannot be read`);
  }
}
