import { shippedColumns, tableOf, type Table } from "../../../linkage/index.ts";
import type { ChildNumber, NumberKind } from "../numbers/number-kinds.ts";
import type { PersonName } from "../names.ts";

/** Whatever is compared: a record here, a row of a workbook, a child in a concern. Null is "not known". */
export type Described = {
  /** Every name, the one that they are known by first. */
  readonly names: readonly PersonName[];
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  /** Of a home that is not protected. */
  readonly postcode: string | null;
  /** Those that stand; of several of one kind the one that fits best counts, as with names. */
  readonly numbers: readonly ChildNumber[];
};

export type Rows = {
  readonly table: Table;
  /** For each who is described their rows: one for each name. */
  readonly rowsOf: readonly (readonly number[])[];
};

/** More names of one child than these say nothing new. */
const mostNames = 6;
const mostNumbers = 3;

/** What is written where half of a name is missing. */
const blank = /^\(.*\)$/;

/**
 * As the engine has them. Somebody with several names or numbers is as many rows: the best of them counts.
 * So is who has several given names: one record has all of them, another the first alone.
 */
export function rowsFor(all: readonly Described[]): Rows {
  const cells: (readonly (string | undefined)[])[] = [];
  const rowsOf = all.map(({ names, bornOn, sex, postcode, numbers }) =>
    names.slice(0, mostNames).flatMap(({ givenName, familyName }) => {
      const rest = [half(familyName), bornOn ?? undefined, sex ?? undefined, postcode ?? undefined];
      return givenNames(half(givenName)).flatMap(({ forename, middle }) =>
        numbersTogether(numbers).map((two) => cells.push([forename, ...rest, ...two, middle]) - 1),
      );
    }),
  );
  return { table: tableOf(shippedColumns, cells), rowsOf };
}

const half = (name: string): string | undefined =>
  name === "" || blank.test(name) ? undefined : name;

type HandlerInput = { readonly forename: string | undefined; readonly middle?: string };

/** Two given names may be one forename, Anna Maria, or a forename and a middle name. */
function givenNames(said: string | undefined): readonly HandlerInput[] {
  const [forename, ...rest] = said?.trim().split(/\s+/) ?? [];
  const asOne: HandlerInput = { forename: said };
  return rest.length === 0 ? [asOne] : [asOne, { forename, middle: rest.join(" ") }];
}

/** Each NHS number with each pupil number: once with neither where there is none. */
function numbersTogether(numbers: readonly ChildNumber[]) {
  const of = (wanted: NumberKind): readonly (string | undefined)[] => {
    const found = numbers.filter(({ kind }) => kind === wanted).slice(0, mostNumbers);
    return found.length === 0 ? [undefined] : found.map(({ value }) => value);
  };
  return of("nhs").flatMap((nhs) => of("upn").map((upn) => [nhs, upn] as const));
}
