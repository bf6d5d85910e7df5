import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { counted } from "../kernel/words.ts";
import {
  bitsOf,
  checkLevels,
  linkApart,
  linkRecords,
  ModelProblem,
  modelFromSettings,
  type Dataset,
  type LinkOptions,
  type LinkResult,
  type Model,
} from "../linkage/index.ts";
import { UsageProblem, type Terminal, type Runs } from "./command.ts";
import { compareApart } from "./link/compare-apart.ts";
import { ThreadStopped } from "./link/threads.ts";
import { NotWritten } from "./link/not-written.ts";
import { notRead } from "./link/not-read.ts";
import { checkPlaces } from "./link/places-to-write.ts";
import { readDecisions } from "./link/read-decisions.ts";
import { readFiles } from "./link/read-files.ts";
import { spillingShelf } from "./link/spill.ts";
import { writeAll } from "./link/write-all.ts";

const text = { type: "string" } as const;

/** Links the records of files, without a database: what the engine can, for anybody's own data. */
export const linkRuns = {
  link: async (args, terminal) => {
    try {
      return await linkFiles(args, terminal);
    } catch (error) {
      if (!(error instanceof NotWritten || error instanceof ThreadStopped)) throw error;
      terminal.error(error.message);
      return 1;
    }
  },
} satisfies Runs;

const typed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      id: text,
      out: text,
      clusters: text,
      model: text,
      charts: text,
      threshold: text,
      memory: text,
      workers: text,
      reasons: text,
      decisions: text,
    },
  });

async function linkFiles(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals: files } = typed(args);
  if (files.length === 0) throw new UsageProblem("Name a file: lantern link FILE --id COLUMN …");
  const { id, out, clusters, reasons, decisions } = values;
  if (id === undefined) throw new UsageProblem("Say which column names the records: --id COLUMN");
  if ([out, clusters, reasons].every((place) => place === undefined))
    throw new UsageProblem("Say where to write: --out PAIRS.csv, --clusters CLUSTERS.csv");
  const path = (file: string): string => resolve(terminal.from, file);
  const tell = terminal.error;
  const options = optionsOf(values, path);
  const isLearning = options.model === undefined;
  const { model, charts } = values;
  const read = [...files, decisions, ...(isLearning ? [] : [model])];
  checkPlaces({ out, clusters, reasons, charts, ...(isLearning && { model }) }, read, path);
  const within = {
    megabytes: wholeNumber("--memory", "megabytes", values.memory) ?? usualMegabytes,
    workers: wholeNumber("--workers", "threads", values.workers),
    tell,
  };
  const isApart = (within.workers ?? availableParallelism()) > 1;
  const { data, ids } = await readFiles(files, {
    from: terminal.from,
    id,
    tell,
    model: options.model,
    worker: isApart ? worker : undefined,
  });
  if (options.model) checkModel(options.model, data, model ?? "", tell);
  const linking: LinkOptions = {
    ...options,
    ...(decisions !== undefined && { decisions: readDecisions(path(decisions), decisions, ids) }),
    withReasons: reasons !== undefined,
  };
  const result = await linkWithin(data, linking, within);
  for (const line of passLines(result)) tell(line);
  const wanted = { out, clusters, reasons, charts, ...(isLearning && { model }) };
  await writeAll({ result, ids }, wanted, { path, tell });
  return 0;
}

/** A key and its row, and room for both to be sorted into. */
const bytesOfKey = 16;

/** Megabytes for what was compared, and for keys while they are sorted. */
const usualMegabytes = 96;

/** More than these would wait for each other. */
const mostWorkers = 64;

function wholeNumber(name: string, of: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new UsageProblem(`${name} is a whole number of ${of} from 1`);
}

/** For so many records more threads than one are worth their start. */
const manyRecords = 30_000;

/** Beside the command where it is built, beside this file where it is not. */
const worker = new URL(
  import.meta.url.endsWith(".ts") ? "./link/comparing-worker.ts" : "./compare-pairs.mjs",
  import.meta.url,
);

type Within = {
  readonly megabytes: number;
  readonly workers: number | undefined;
  readonly tell: (line: string) => void;
};

/** Links with so much memory for pairs, of which the others wait in a file, and in so many threads. */
async function linkWithin(
  data: Dataset,
  options: LinkOptions,
  { megabytes, workers, tell }: Within,
): Promise<LinkResult> {
  const bytes = megabytes * 1_000_000;
  const usual = data.rows < manyRecords ? 1 : availableParallelism();
  const threads = Math.min(workers ?? usual, mostWorkers);
  const shelf = spillingShelf(bytes);
  try {
    const linking = {
      ...options,
      shelf,
      keysAtMost: Math.ceil(bytes / bytesOfKey / threads),
      onProgress: (step: string) => tell(`${step} …`),
    };
    const result =
      threads === 1
        ? linkRecords(data, linking)
        : await linkApart(data, compareApart(threads, worker), linking);
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
    throw notRead(file, error);
  }
}

function checkModel(model: Model, data: Dataset, file: string, tell: Within["tell"]): void {
  try {
    const unknown = checkLevels(model, data);
    if (unknown.length > 0) tell(`${file}: it says nothing of ${unknown.join(", ")}: not compared`);
  } catch (error) {
    if (error instanceof ModelProblem) throw new UsageProblem(`${file}: ${error.message}`);
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
        `  Left aside, because too many records share it or hardly any of them are alike: ${name}, ${counted(cappedBlocks, "group")} with ${counted(cappedPairs, "pair")}`,
    ),
  ];
}
