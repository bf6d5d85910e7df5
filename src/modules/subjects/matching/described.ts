import { shippedColumns, tableOf, type Table } from "../../../linkage/index.ts";
import type { PersonName } from "../names.ts";

/** Whatever is compared: a record here, a row of a workbook, a child in a concern. Null is "not known". */
export type Described = {
  /** Every name, the one that they are known by first. */
  readonly names: readonly PersonName[];
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  /** Of a home that is not protected. */
  readonly postcode: string | null;
};

export type Rows = {
  readonly table: Table;
  /** For each who is described their rows: one for each name. */
  readonly rowsOf: readonly (readonly number[])[];
};

/** More names of one child than these say nothing new. */
const mostNames = 6;

/** What is written where half of a name is missing. */
const blank = /^\(.*\)$/;

/** As the engine has them. Somebody with several names is as many rows: the best of them counts. */
export function rowsFor(all: readonly Described[]): Rows {
  const cells: (readonly (string | undefined)[])[] = [];
  const rowsOf = all.map(({ names, bornOn, sex, postcode }) =>
    names.slice(0, mostNames).map(({ givenName, familyName }) => {
      const half = (name: string) => (name === "" || blank.test(name) ? undefined : name);
      const rest = [bornOn ?? undefined, sex ?? undefined, postcode ?? undefined];
      return cells.push([half(givenName), half(familyName), ...rest]) - 1;
    }),
  );
  return { table: tableOf(shippedColumns, cells), rowsOf };
}
