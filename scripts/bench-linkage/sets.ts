import {
  agencyHeadings,
  agencyRecords,
  profiles,
  type Profile,
} from "../../src/linkage/fixtures/agency-records.ts";
import { asList, lists, type List } from "../../src/linkage/fixtures/lists.ts";
import {
  ColumnFilling,
  detectRoles,
  type ColumnRole,
  type Table,
} from "../../src/linkage/index.ts";

/** Records with whose they are. */
export type LabelledSet = {
  readonly name: string;
  readonly table: Table;
  /** What its columns are taken for; those that say whose a record is are left out. */
  readonly roles: readonly ColumnRole[];
  readonly person: readonly string[];
  readonly household?: readonly number[];
  /** The day of birth that is true, not the one that was written. */
  readonly born?: readonly string[];
  readonly groups?: Readonly<Record<string, readonly string[]>>;
};

const usual = profiles["usual"] as Profile;

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
  const table = { rows, columns: columns.map((column) => column.column(rows)) };
  return {
    name: `invented, ${profile}`,
    table,
    roles: detectRoles(table, new Set(["rec_id"])),
    person,
    household,
    born: born ?? [],
    groups: {
      sex: sex ?? [],
      "names from": origins ?? [],
      ethnicity: ethnicities ?? [],
      born: bands ?? [],
    },
  };
}

/** The same children as lists of one agency have them, with little that is their own. */
export function* listSets(children: number, seed: number): Generator<LabelledSet> {
  const records = [...agencyRecords(children, { seed, profile: usual })];
  for (const [name, list] of Object.entries<List>(lists)) {
    const table = asList(list, records);
    yield {
      name: `a list with ${name}`,
      table,
      roles: detectRoles(table),
      person: records.map(({ person }) => String(person)),
      household: records.map(({ household }) => household),
      born: records.map(({ born }) => born),
    };
  }
}

/** Years as an age band has them, in 2026. */
const bandOf = (year: number): string =>
  year <= 2010 ? "16 or over" : year <= 2015 ? "11 to 15" : year <= 2020 ? "6 to 10" : "5 or under";
