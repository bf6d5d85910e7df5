import { stepNames } from "./steps.ts";

export type Wanted = {
  /** The steps to run; all of them when nothing was asked for. */
  readonly only: readonly string[];
  /** Everything is proved and nothing is cached: `npm run test:all`. */
  readonly isWhole: boolean;
  /** Everything else on the command line, for vitest: a path, `-t name`. */
  readonly forVitest: readonly string[];
};

/** Reads `--only vitest`, `--only=lint,types`; throws in plain words at a step that does not exist. */
export function readArguments(given: readonly string[]): Wanted {
  const only: string[] = [];
  const forVitest: string[] = [];
  let isWhole = false;
  const rest = [...given];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--only") only.push(...(rest.shift() ?? "").split(","));
    else if (word.startsWith("--only=")) only.push(...word.slice("--only=".length).split(","));
    else if (word === "--all") isWhole = true;
    else forVitest.push(word);
  }
  const unknown = only.filter((name) => !stepNames.includes(name));
  if (unknown.length > 0) {
    throw new RangeError(`No step "${unknown.join('", "')}". Steps: ${stepNames.join(", ")}.`);
  }
  return { only, isWhole, forVitest };
}
