import { withLength, type Column } from "../../linkage/index.ts";
import { UsageProblem } from "../command.ts";
import { Dictionary, textsOf, type Values } from "./dictionary.ts";

/** Cells by column: the dictionary of its values, and for each row which of them. */
type Gathering1 = { readonly dictionary: Dictionary; codes: Int32Array<ArrayBuffer> };

/** Columns by their place in the file; those that are not wanted are not there. */
export type Gathered = {
  readonly headings: readonly string[];
  readonly columns: readonly (Gathering1 | undefined)[];
  readonly rows: number;
  /** How many records have more cells than there are headings, and which is the first of them. */
  readonly longer: { readonly rows: number; readonly first: number };
};

/** Which columns are wanted, by their place. */
export type Wanted = (column: number) => boolean;

const mostColumns = 2_000;

/** Puts cells into columns as they come; the first record is the headings. */
export class Gathering {
  readonly #headings: string[] = [];
  #columns: (Gathering1 | undefined)[] = [];
  readonly #isWanted: Wanted;
  #hasHeadings = false;
  /** Where the cells of the record now being read begin and end, until it is whole. */
  readonly #cells: { bytes: Uint8Array; start: number; end: number }[] = Array.from(
    { length: mostColumns },
    () => ({ bytes: new Uint8Array(0), start: 0, end: 0 }),
  );
  #at = 0;
  rows = 0;
  #longer = { rows: 0, first: 0 };

  constructor(isWanted: Wanted = () => true) {
    this.#isWanted = isWanted;
  }

  begin(): void {
    this.#at = 0;
  }

  cell(bytes: Uint8Array, start: number, end: number): void {
    const cell = this.#cells[this.#at];
    this.#at += 1;
    if (cell === undefined) return;
    cell.bytes = bytes;
    cell.start = start;
    cell.end = end;
  }

  commit(): void {
    const [first] = this.#cells;
    // A line with nothing on it is no record.
    if (this.#at === 1 && first?.start === first?.end) return;
    if (this.#hasHeadings) this.#row();
    else this.#begin();
  }

  #begin(): void {
    this.#hasHeadings = true;
    if (this.#at > mostColumns)
      throw new UsageProblem(
        `it has ${this.#at} columns, and no more than ${mostColumns} can be read`,
      );
    for (const { bytes, start, end } of this.#cells.slice(0, this.#at)) {
      const text = new TextDecoder().decode(bytes.subarray(start, end)).trim();
      const heading = text === "" ? `column ${this.#headings.length + 1}` : text;
      const isTaken = this.#headings.includes(heading);
      this.#headings.push(isTaken ? `${heading} ${this.#headings.length + 1}` : heading);
    }
    this.#columns = this.#headings.map((_, at) =>
      this.#isWanted(at)
        ? { dictionary: new Dictionary(), codes: new Int32Array(1 << 12) }
        : undefined,
    );
  }

  #row(): void {
    const row = this.rows;
    if (this.#at > this.#headings.length) this.#countLonger();
    for (let at = 0; at < this.#columns.length; at += 1) {
      const column = this.#columns[at];
      const cell = this.#cells[at];
      if (column === undefined || cell === undefined) continue;
      if (row === column.codes.length) column.codes = withLength(column.codes, row * 2);
      const isEmpty = at >= this.#at || cell.start === cell.end;
      column.codes[row] = isEmpty ? -1 : column.dictionary.place(cell.bytes, cell.start, cell.end);
    }
    this.rows = row + 1;
  }

  /** Empty cells at the end are no harm: programs write them. */
  #countLonger(): void {
    const beyond = this.#cells.slice(this.#headings.length, this.#at);
    if (beyond.every(({ start, end }) => start === end)) return;
    const { rows, first } = this.#longer;
    this.#longer = { rows: rows + 1, first: rows === 0 ? this.rows + 1 : first };
  }

  end(): Gathered {
    const { rows } = this;
    return { headings: this.#headings, columns: this.#columns, rows, longer: this.#longer };
  }
}

/** What systems and people write where they have nothing. */
const nothing =
  /^(\(?null\)?|none|n[/.]?a\.?|nan|nil|nat|#n\/a|<na>|[-–—?.]+|t\.?b\.?[ac]\.?|unk(nown)?|not (known|recorded|stated|provided|given|available|applicable|specified|disclosed|yet known)|no (information|data))$/i;
/** So long is the longest of them, with a space or two about it. */
const longest = 18;

/** Whether a column is the one that names the records: there "NA" and "-" are names like others. */
export type IsId = (heading: string) => boolean;

/** A column of a file as plain data. */
export type ReadColumn = {
  readonly name: string;
  readonly values: Values;
  readonly codes: Int32Array<ArrayBuffer>;
};

/** Column by column, and what it was gathered in is let go: no two columns are in memory twice. */
export function columnsRead({ headings, columns, rows }: Gathered): (ReadColumn | undefined)[] {
  return columns.map(
    (gathered, at) =>
      gathered && {
        name: headings[at] ?? "",
        values: gathered.dictionary.values(),
        codes: withLength(gathered.codes, rows),
      },
  );
}

export function columnOf({ name, values, codes }: ReadColumn, isId: IsId): Column {
  const column = { name, values: textsOf(values), codes };
  return isId(name) ? column : withoutNothing(column);
}

const isNothing = (value: string): boolean => value === "" || nothing.test(value);

export function withoutNothing(column: Column): Column {
  const empty = new Set<number>();
  for (let place = 0; place < column.values.length; place += 1) {
    const value = column.values.at(place) ?? "";
    if (value.length <= longest && isNothing(value.trim())) empty.add(place);
  }
  if (empty.size === 0) return column;
  const { codes } = column;
  for (let row = 0; row < codes.length; row += 1) if (empty.has(codes[row] ?? -1)) codes[row] = -1;
  return column;
}
