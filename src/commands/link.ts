import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { counted } from "../kernel/words.ts";
import { bitsOf, linkTable, type LinkResult } from "../linkage/index.ts";
import { UsageProblem, type Command } from "./command.ts";
import { readFiles } from "./link/read-files.ts";
import { writeClusters, writePairs } from "./link/write-results.ts";

const text = { type: "string" } as const;

/** Links the records of files, without a database: what the engine can, for anybody's own data. */
export const linkCommand: Command = {
  name: "link",
  takes: "FILE [FILE2 …] --id COLUMN --out PAIRS.csv --clusters CLUSTERS.csv [--threshold P]",
  summary: "Find which records of one or several files (CSV, Parquet) are of the same person",
  run: async (args, terminal) => {
    const { values, positionals: files } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { id: text, out: text, clusters: text, threshold: text },
    });
    if (files.length === 0) throw new UsageProblem("Name a file: lantern link FILE --id COLUMN …");
    const id = values.id;
    if (id === undefined) throw new UsageProblem("Say which column names the records: --id COLUMN");
    if (values.out === undefined && values.clusters === undefined)
      throw new UsageProblem("Say where to write: --out PAIRS.csv, --clusters CLUSTERS.csv");
    const threshold = bitsOf(thresholdOf(values.threshold));
    const tell = terminal.error;
    const { table, roles, ids } = await readFiles(files, { from: terminal.from, id, tell });
    const result = linkTable(table, roles, { threshold, onProgress: (step) => tell(`${step} …`) });
    for (const line of passLines(result)) tell(line);
    if (values.out !== undefined) {
      const written = writePairs(resolve(terminal.from, values.out), result, ids);
      tell(`${values.out}: ${counted(written, "pair")}`);
    }
    if (values.clusters !== undefined) {
      writeClusters(resolve(terminal.from, values.clusters), result.clusters, ids);
      const people = new Set(result.clusters).size;
      tell(
        `${values.clusters}: ${counted(ids.length, "record")} of ${counted(people, "person", "people")}`,
      );
    }
    return 0;
  },
};

function thresholdOf(given: string | undefined): number {
  if (given === undefined) return 0.5;
  const share = Number(given);
  if (!(share > 0 && share < 1))
    throw new UsageProblem("--threshold is a probability above 0 and below 1");
  return share;
}

/** What was looked for, and what was left aside: nobody should believe that every pair was compared. */
function passLines({ passes, pairs }: LinkResult): string[] {
  const capped = passes.filter(({ cappedBlocks }) => cappedBlocks > 0);
  return [
    `${counted(pairs.size, "pair")} compared`,
    ...passes.map(({ name, pairs: found }) => `  ${name}: ${counted(found, "pair")}`),
    ...capped.map(
      ({ name, cappedBlocks, cappedPairs }) =>
        `  Left aside, because too many records share it: ${name}, ${counted(cappedBlocks, "group")} with ${counted(cappedPairs, "pair")}`,
    ),
  ];
}
