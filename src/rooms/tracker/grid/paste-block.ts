import type { GridColumn } from "./grid-columns.ts";
import type { GridRow } from "./grid-rows.ts";

/** A cell that a pasted block says something of. */
export type PastedCell = {
  readonly personId: string;
  readonly key: string;
  readonly typed: string;
};

export type Pasted = {
  readonly cells: readonly PastedCell[];
  /** What did not fit, in words, each with where it stood. */
  readonly left: readonly string[];
};

type Context = {
  readonly columns: readonly GridColumn[];
  /** The children who can be meant. */
  readonly rows: readonly GridRow[];
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const subjects = ["reference", "ref", "child", "name", "child name", "full name"];

/** The column that says which child, in the first line: its heading is a reference or a name. */
export function subjectColumn([headings = []]: readonly (readonly string[])[]): number {
  return headings.findIndex((heading) => subjects.includes(plain(heading)));
}

/** Finds the cell for each value of a block whose first line has the headings. Nothing is guessed. */
export function placeBlock(
  block: readonly (readonly string[])[],
  { columns, rows }: Context,
): Pasted {
  const [headings = [], ...lines] = block;
  const subject = subjectColumn(block);
  if (subject < 0) {
    return {
      cells: [],
      left: ["The first line must have headings, one of them Reference or Child"],
    };
  }
  const asked = headings.map((heading) =>
    columns.find(({ name }) => plain(name) === plain(heading)),
  );
  const unknown = headings.filter(
    (heading, index) => index !== subject && heading !== "" && !asked[index],
  );
  const left = unknown.map((heading) => `Column “${short(heading)}” cannot be filled in here`);
  const cells: PastedCell[] = [];
  for (const [index, line] of lines.entries()) {
    const who = childOf(line[subject] ?? "", rows);
    if (typeof who === "string")
      left.push(`Line ${index + 2}, “${short(line[subject] ?? "")}”: ${who}`);
    else cells.push(...cellsOf(line, { asked, personId: who.personId }));
  }
  return { cells, left };
}

type Placing = { readonly asked: readonly (GridColumn | undefined)[]; readonly personId: string };

/** An empty cell of a block says nothing: a value is only taken away by hand. */
const cellsOf = (line: readonly string[], { asked, personId }: Placing): readonly PastedCell[] =>
  line.flatMap((typed, index) => {
    const column = asked[index];
    return column === undefined || typed === "" ? [] : [{ personId, key: column.key, typed }];
  });

function childOf(text: string, rows: readonly GridRow[]): GridRow | string {
  const asked = plain(text);
  const byReference = rows.find(({ reference }) => plain(reference) === asked);
  if (byReference) return byReference;
  const [one, ...others] = rows.filter((row) => namesOf(row).includes(asked));
  if (one === undefined) return "no such child on this page";
  return others.length > 0 ? "more than one child has this name: use the reference" : one;
}

const namesOf = ({ givenName, familyName }: GridRow): readonly string[] =>
  [`${givenName} ${familyName}`, `${familyName} ${givenName}`].map(plain);

const short = (text: string): string => text.slice(0, 60);
