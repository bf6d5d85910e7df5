import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { counted } from "../kernel/words.ts";
import {
  bitsOf,
  linkTable,
  ModelProblem,
  modelFromSettings,
  splinkSettings,
  type LinkOptions,
  type LinkResult,
  type Model,
} from "../linkage/index.ts";
import { UsageProblem, type Command, type Terminal } from "./command.ts";
import { NotWritten, writing } from "./link/not-written.ts";
import { readFiles } from "./link/read-files.ts";
import { spillingShelf } from "./link/spill.ts";
import { writeClusters, writePairs } from "./link/write-results.ts";

const text = { type: "string" } as const;

/** Links the records of files, without a database: what the engine can, for anybody's own data. */
export const linkCommand: Command = {
  name: "link",
  takes:
    "FILE [FILE2 …] --id COLUMN --out PAIRS.csv --clusters CLUSTERS.csv [--model MODEL.json] [--threshold P] [--memory MB]",
  summary: "Find which records of one or several files (CSV, Parquet) are of the same person",
  run: async (args, terminal) => {
    try {
      return await linkFiles(args, terminal);
    } catch (error) {
      if (!(error instanceof NotWritten)) throw error;
      terminal.error(error.message);
      return 1;
    }
  },
};

async function linkFiles(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals: files } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { id: text, out: text, clusters: text, model: text, threshold: text, memory: text },
  });
  if (files.length === 0) throw new UsageProblem("Name a file: lantern link FILE --id COLUMN …");
  const { id, out, clusters } = values;
  if (id === undefined) throw new UsageProblem("Say which column names the records: --id COLUMN");
  if (out === undefined && clusters === undefined)
    throw new UsageProblem("Say where to write: --out PAIRS.csv, --clusters CLUSTERS.csv");
  const path = (file: string): string => resolve(terminal.from, file);
  const tell = terminal.error;
  const options = optionsOf(values, path);
  const megabytes = megabytesOf(values.memory);
  const { table, roles, ids } = await readFiles(files, { from: terminal.from, id, tell });
  const result = linkWithin(megabytes, tell, (within) =>
    linkTable(table, roles, { ...options, ...within, onProgress: (step) => tell(`${step} …`) }),
  );
  for (const line of passLines(result)) tell(line);
  if (values.model !== undefined && options.model === undefined) {
    const settings = JSON.stringify(splinkSettings(result.model), null, 2);
    const model = path(values.model);
    // It holds names of the data.
    writing(model, () => writeFileSync(model, settings, { mode: 0o600 }));
    tell(`${values.model}: the model that was learned`);
  }
  if (out !== undefined) {
    const written = writePairs(path(out), result, ids);
    tell(`${out}: ${counted(written, "pair")}`);
  }
  if (clusters !== undefined) {
    writeClusters(path(clusters), result.clusters, ids);
    const people = counted(new Set(result.clusters).size, "person", "people");
    tell(`${clusters}: ${counted(ids.length, "record")} of ${people}`);
  }
  return 0;
}

/** Megabytes for what was compared, and for keys while they are sorted. */
const usualMegabytes = 128;

function megabytesOf(given: string | undefined): number {
  const megabytes = Number(given ?? usualMegabytes);
  if (Number.isInteger(megabytes) && megabytes >= 1) return megabytes;
  throw new UsageProblem("--memory is a whole number of megabytes from 1");
}

/** Links with so much memory for pairs; the others wait in a file. */
function linkWithin(
  megabytes: number,
  tell: (line: string) => void,
  linkThem: (within: Pick<LinkOptions, "shelf" | "keysAtMost">) => LinkResult,
): LinkResult {
  const bytes = megabytes * 1_000_000;
  const shelf = spillingShelf(bytes);
  try {
    const result = linkThem({ shelf, keysAtMost: bytes / 32 });
    const inFile = shelf.spilled();
    if (inFile > 0) tell(`${counted(inFile, "pair")} waited in a temporary file, which is gone`);
    return result;
  } finally {
    shelf.close();
  }
}

type Options = { threshold?: number; model?: Model };

/** A model that is there is used; one that is not there yet is learned and written. */
function optionsOf(
  values: { readonly model?: string | undefined; readonly threshold?: string | undefined },
  path: (file: string) => string,
): Options {
  const options: Options = {};
  if (values.threshold !== undefined) {
    const share = Number(values.threshold);
    if (!(share > 0 && share < 1))
      throw new UsageProblem("--threshold is a probability above 0 and below 1");
    options.threshold = bitsOf(share);
  }
  if (values.model !== undefined && existsSync(path(values.model)))
    options.model = readModel(path(values.model), values.model);
  return options;
}

function readModel(path: string, file: string): Model {
  try {
    return modelFromSettings(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if (error instanceof ModelProblem) throw new UsageProblem(`${file}: ${error.message}`);
    if (error instanceof SyntaxError) throw new UsageProblem(`${file}: this is not JSON`);
    throw error;
  }
}

/** What was looked for, and what was left aside: nobody should believe that every pair was compared. */
function passLines({ passes, compared }: LinkResult): string[] {
  const capped = passes.filter(({ cappedBlocks }) => cappedBlocks > 0);
  return [
    `${counted(compared, "pair")} compared`,
    ...passes.map(({ name, pairs: found }) => `  ${name}: ${counted(found, "pair")}`),
    ...capped.map(
      ({ name, cappedBlocks, cappedPairs }) =>
        `  Left aside, because too many records share it: ${name}, ${counted(cappedBlocks, "group")} with ${counted(cappedPairs, "pair")}`,
    ),
  ];
}
