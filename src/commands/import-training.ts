import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { systemClock } from "../kernel/clock.ts";
import { largestFile, readTraining, trainingSummary } from "../rooms/training/import/index.ts";
import { needed } from "./as-administrator.ts";
import { UsageProblem, type Runs, type Terminal } from "./command.ts";

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

/** Exports of learning systems: read alone, or written as the page writes them. */
export const importTrainingRuns = {
  "import training": async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { "dry-run": flag, json: flag, yes: flag, as: text, partnership: text },
    });
    if (positionals.length === 0)
      throw new UsageProblem("Name a file: lantern import training FILE --dry-run");
    const named = namedOnce(positionals, terminal);
    if (values["dry-run"]) return tryOut(named, values.json, terminal);
    const email = needed(values.as, "in whose name: --as EMAIL, or add --dry-run");
    const files = named.map((file) => ({ name: file.name, bytes: bytesOf(file) }));
    const { yes, partnership } = values;
    // A dry run needs no database, and loads nothing of it.
    const { bringInTraining } = await import("./import-training-write.ts");
    return bringInTraining(files, { terminal, email, yes, partnership });
  },
} satisfies Runs;

type Named = { readonly path: string; readonly name: string };

/** A file that is named twice is read once; two files of one name keep what was typed. */
function namedOnce(typed: readonly string[], { from, error }: Terminal): readonly Named[] {
  const paths = new Map<string, string>();
  for (const file of typed) {
    const path = resolve(from, file);
    if (paths.has(path)) error(`${file}: named twice, read once`);
    else paths.set(path, file);
  }
  const all = [...paths];
  return all.map(([path, file]) => {
    const isAlone = all.filter(([other]) => basename(other) === basename(path)).length === 1;
    return { path, name: isAlone ? basename(path) : file };
  });
}

async function tryOut(named: readonly Named[], json: boolean, terminal: Terminal): Promise<number> {
  const files = named.map((file) => ({ name: file.name, bytes: bytesOf(file) }));
  const reading = await readTraining(files, systemClock.today());
  const { rows, problems } = reading;
  if (json) terminal.out(JSON.stringify({ rows, problems }));
  else for (const line of trainingSummary(reading)) terminal.out(line);
  const unread = problems.filter(({ column }) => column === "");
  if (json) for (const { file, why } of unread) terminal.error(`${file}: ${why}`);
  return unread.length > 0 ? 1 : 0;
}

/** A file that is too large is told by its size, and not read. */
function bytesOf({ path, name }: Named): Uint8Array {
  try {
    const file = statSync(path);
    if (!file.isFile()) throw new UsageProblem(`${name}: this is not a file`);
    if (file.size > largestFile)
      throw new UsageProblem(`${name}: larger than 100 MB, so it was not read`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new UsageProblem(`${name}: ${isMissing ? "there is no such file" : "it cannot be read"}`);
  }
}
