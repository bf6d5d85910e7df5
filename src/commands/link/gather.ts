import { onceEncoded, withLength, type Column } from "../../linkage/index.ts";
import { UsageProblem } from "../command.ts";
import { Dictionary, mostTogether, textsOf, type Values } from "./dictionary.ts";

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

/** So many cells are looked up together at most: where they stand should stay near. */
const cellsTogether = 1 << 14;

/** Puts cells into columns as they come; the first record is the headings. */
export class Gathering {
  readonly #headings: string[] = [];
  #columns: (Gathering1 | undefined)[] = [];
  readonly #isWanted: Wanted;
  readonly #withEmpty: boolean;
  #hasHeadings = false;
  /** Where cells begin and end in the bytes now being read, record after record. */
  #starts = new Int32Array(mostColumns);
  #ends = new Int32Array(mostColumns);
  #width = mostColumns;
  /** Records that wait to be put into columns, and how many may. */
  #waiting = 0;
  #together = 1;
  /** Cells of the record now being read, and whether something stands beyond the headings. */
  #at = 0;
  #isLonger = false;
  #rows = 0;
  #longer = { rows: 0, first: 0 };

  /** @param withEmpty whether a row of empty cells is a record; a line with nothing on it never is */
  constructor(isWanted: Wanted = () => true, withEmpty = true) {
    this.#isWanted = isWanted;
    this.#withEmpty = withEmpty;
  }

  /** How many records are whole. */
  get rows(): number {
    return this.#rows + this.#waiting;
  }

  begin(): void {
    this.#at = 0;
    this.#isLonger = false;
  }

  cell(start: number, end: number): void {
    if (this.#at < this.#width) {
      const place = this.#waiting * this.#width + this.#at;
      this.#starts[place] = start;
      this.#ends[place] = end;
    } else if (start !== end) this.#isLonger = true;
    this.#at += 1;
  }

  /** The record is whole; its cells are looked up together with those of others, from the same bytes. */
  commit(bytes: Uint8Array): void {
    const place = this.#waiting * this.#width;
    if (this.#isEmpty(place)) return;
    if (!this.#hasHeadings) {
      this.#begin(bytes);
      return;
    }
    // What is missing at the end is empty.
    for (let at = this.#at; at < this.#width; at += 1)
      this.#ends[place + at] = this.#starts[place + at] = 0;
    if (this.#isLonger) this.#countLonger();
    this.#waiting += 1;
    if (this.#waiting === this.#together) this.settle(bytes);
  }

  #isEmpty(place: number): boolean {
    if (this.#isLonger || (this.#withEmpty && this.#at > 1)) return false;
    const end = place + Math.min(this.#at, this.#width);
    for (let at = place; at < end; at += 1) if (this.#starts[at] !== this.#ends[at]) return false;
    return true;
  }

  #begin(bytes: Uint8Array): void {
    this.#hasHeadings = true;
    if (this.#at > mostColumns)
      throw new UsageProblem(
        `it has ${this.#at} columns, and no more than ${mostColumns} can be read`,
      );
    for (let at = 0; at < this.#at; at += 1) {
      const cell = bytes.subarray(this.#starts[at], this.#ends[at]);
      const text = new TextDecoder().decode(cell).trim();
      const heading = text === "" ? `column ${this.#headings.length + 1}` : text;
      const isTaken = this.#headings.includes(heading);
      this.#headings.push(isTaken ? `${heading} ${this.#headings.length + 1}` : heading);
    }
    this.#columns = this.#headings.map((_, at) =>
      this.#isWanted(at)
        ? { dictionary: new Dictionary(), codes: new Int32Array(1 << 12) }
        : undefined,
    );
    this.#width = this.#at;
    this.#together = Math.max(1, Math.min(mostTogether, Math.floor(cellsTogether / this.#width)));
    this.#starts = new Int32Array(this.#together * this.#width);
    this.#ends = new Int32Array(this.#together * this.#width);
  }

  /** Puts what waits into columns: these bytes will soon be others. */
  settle(bytes: Uint8Array): void {
    const [first, count] = [this.#rows, this.#waiting];
    const cells = {
      bytes,
      starts: this.#starts,
      ends: this.#ends,
      width: this.#width,
      first,
      count,
    };
    for (let at = 0; at < this.#columns.length; at += 1) {
      const column = this.#columns[at];
      if (column === undefined) continue;
      if (first + count > column.codes.length)
        column.codes = withLength(column.codes, column.codes.length * 2);
      column.dictionary.places(cells, at, column.codes);
    }
    this.#rows += count;
    this.#waiting = 0;
  }

  #countLonger(): void {
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
  /^(\(?null\)?|none|n[/.]?a\.?|n[/.][ks]\.?|nan|nil|nat|#n\/a|<na>|[-–—?.]+|t\.?b\.?[ac]\.?|unk(nown)?|not (known|recorded|stated|provided|given|available|applicable|specified|disclosed|yet known)|no (information|data))$/i;
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
  if (isId(name)) return { name, values: textsOf(values), codes };
  return withoutNothing({ name, values: textsOf(values, onceEncoded), codes });
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
