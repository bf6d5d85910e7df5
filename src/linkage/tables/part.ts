import type { ColumnRole } from "./roles.ts";
import type { Table } from "./table.ts";

/** One file with what its columns are taken for. */
export type Part = {
  readonly name: string;
  readonly table: Table;
  readonly roles: readonly ColumnRole[];
};
