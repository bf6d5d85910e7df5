import { sealedTables, type SealedTable } from "../sealing/sealed-columns.ts";
import type { CatalogueColumn, CatalogueTable } from "./catalogue.ts";
import {
  columnsThatStay,
  noSecrets,
  ofInstallation,
  queueSchema,
  soundsSecret,
  tablesThatStay,
  whyInstallationStays,
  whyKeyStays,
  whyQueueStays,
  whySealedStays,
} from "./what-stays.ts";

export type Leaving = "as it is" | "opened" | "as a file";

export type PlannedColumn = CatalogueColumn & {
  readonly leaves: Leaving;
  /** How it is read, where that is not as its type says. */
  readonly read?: string;
};

export type Staying = {
  readonly table: string;
  /** Undefined where the whole table stays. */
  readonly column?: string;
  readonly why: string;
};

export type PlannedTable = Omit<CatalogueTable, "columns"> & {
  readonly columns: readonly PlannedColumn[];
  readonly stays: readonly Staying[];
  /** Where the table has values that are opened. */
  readonly sealed: SealedTable | undefined;
  readonly isOfInstallation: boolean;
};

export type Plan = {
  readonly tables: readonly PlannedTable[];
  readonly stays: readonly Staying[];
  /** Nobody has said whether these may leave: nothing leaves until somebody does. */
  readonly undecided: readonly string[];
};

/** What leaves and what stays, decided by the tables of `what-stays.ts` alone. */
export function planOf(
  catalogue: readonly CatalogueTable[],
  { isAlone }: { readonly isAlone: boolean },
): Plan {
  const tables: PlannedTable[] = [];
  const stays: Staying[] = [];
  for (const table of catalogue) {
    const why = whyTableStays(table.name, isAlone);
    if (why !== undefined) stays.push({ table: table.name, why });
    else tables.push(planTable(table));
  }
  return {
    tables,
    stays: [...stays, ...tables.flatMap((table) => table.stays)],
    undecided: tables.flatMap(undecidedIn),
  };
}

function whyTableStays(name: string, isAlone: boolean): string | undefined {
  if (name.startsWith(`${queueSchema}.`)) return whyQueueStays;
  if (!isAlone && ofInstallation.includes(name)) return whyInstallationStays;
  return tablesThatStay[name];
}

function planTable(table: CatalogueTable): PlannedTable {
  const sealed = sealedTables.find((one) => one.table === table.name);
  const columns: PlannedColumn[] = [];
  const stays: Staying[] = [];
  for (const column of table.columns) {
    const why = whyColumnStays(table.name, column.name, sealed);
    if (why !== undefined) stays.push({ table: table.name, column: column.name, why });
    else columns.push({ ...column, leaves: howItLeaves(column.name, sealed) });
  }
  const isOfInstallation = ofInstallation.includes(table.name);
  const opens = columns.some(({ leaves }) => leaves !== "as it is") ? sealed : undefined;
  return { ...table, columns, stays, sealed: opens, isOfInstallation };
}

function whyColumnStays(
  table: string,
  column: string,
  sealed: SealedTable | undefined,
): string | undefined {
  const said = columnsThatStay[`${table}.${column}`];
  if (said !== undefined || sealed === undefined) return said;
  const value = sealed.values.find((one) => one.column === column && one.plain !== column);
  if (value) return whySealedStays(value.plain);
  const isKeyAlone =
    sealed.header === column && sealed.values.every((one) => one.column !== column);
  return isKeyAlone ? whyKeyStays : undefined;
}

function howItLeaves(column: string, sealed: SealedTable | undefined): Leaving {
  const value = sealed?.values.find(({ plain }) => plain === column);
  if (value === undefined) return "as it is";
  return value.kind === "bytes" ? "as a file" : "opened";
}

function undecidedIn({ name, columns, isOfInstallation }: PlannedTable): readonly string[] {
  const isNarrowed = columns.some((column) => column.name === "partnership_id");
  const unsaid = columns.filter(
    (column) =>
      column.leaves === "as it is" &&
      (column.type === "bytea" || soundsSecret(column.name)) &&
      !(`${name}.${column.name}` in noSecrets),
  );
  return [
    ...(isNarrowed || isOfInstallation ? [] : [name]),
    ...unsaid.map((column) => `${name}.${column.name}`),
  ];
}
