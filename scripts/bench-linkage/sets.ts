import { existsSync } from "node:fs";
import path from "node:path";
import { readCsv } from "../../src/commands/link/read-csv.ts";
import {
  agencyHeadings,
  agencyRecords,
  profiles,
} from "../../src/linkage/fixtures/agency-records.ts";
import { ColumnFilling, type Table } from "../../src/linkage/index.ts";

/** Records with whose they are. */
export type LabelledSet = {
  readonly name: string;
  readonly table: Table;
  /** Columns that the engine does not get. */
  readonly hidden: readonly string[];
  readonly person: readonly string[];
  readonly household?: readonly number[];
  /** The day of birth that is true, not the one that was written. */
  readonly born?: readonly string[];
  readonly groups?: Readonly<Record<string, readonly string[]>>;
};

export function inventedSet(children: number, seed: number, profile: string): LabelledSet {
  const chosen = profiles[profile];
  if (!chosen) throw new RangeError(`There is no profile ${profile}`);
  const columns = agencyHeadings.map((heading) => new ColumnFilling(heading));
  const [person, household]: [string[], number[]] = [[], []];
  const [born, sex, origins, ethnicities, bands]: string[][] = [[], [], [], [], []];
  // Record by record, so that what stands in the columns is in memory once.
  for (const record of agencyRecords(children, { seed, profile: chosen })) {
    for (const [at, column] of columns.entries()) column.put(person.length, record.cells[at] ?? "");
    person.push(String(record.person));
    household.push(record.household);
    born?.push(record.born);
    sex?.push(record.sex);
    origins?.push(record.origin);
    ethnicities?.push(record.ethnicity);
    bands?.push(bandOf(Number(record.born.slice(0, 4))));
  }
  const rows = person.length;
  return {
    name: `invented, ${profile}`,
    table: { rows, columns: columns.map((column) => column.column(rows)) },
    hidden: ["rec_id"],
    ...{ person, household, born: born ?? [] },
    groups: {
      sex: sex ?? [],
      "names from": origins ?? [],
      ethnicity: ethnicities ?? [],
      born: bands ?? [],
    },
  };
}

/** Years as an age band has them, in 2026. */
const bandOf = (year: number): string =>
  year <= 2010 ? "16 or over" : year <= 2015 ? "11 to 15" : year <= 2020 ? "6 to 10" : "5 or under";

/** Public labelled sets by their files: which column is the id, and how the truth is read. */
const known: readonly {
  readonly file: string;
  readonly id: string;
  readonly truth: string;
  readonly read: (value: string) => string;
}[] = [
  ...["febrl1", "febrl2", "febrl3"].map((name) => ({
    file: `${name}.csv`,
    id: "rec_id",
    truth: "rec_id",
    read: (value: string) => value.split("-")[1] ?? value,
  })),
  { file: "fake_1000.csv", id: "unique_id", truth: "cluster", read: (value) => value },
  { file: "syn_multi_25k.csv", id: "rec_id", truth: "person_id", read: (value) => value },
];

export function labelledSets(folder: string): LabelledSet[] {
  return known.flatMap(({ file, id, truth, read }) => {
    const place = path.join(folder, file);
    if (!existsSync(place)) return [];
    const table = readCsv(place);
    const column = table.columns.find(({ name }) => name === truth);
    if (!column) return [];
    const person = Array.from(column.codes, (code) => read(column.values.at(code) ?? ""));
    return [{ name: file, table, hidden: [id, truth], person }];
  });
}
