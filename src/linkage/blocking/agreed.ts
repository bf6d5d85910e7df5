import { triedTogether, type Tried } from "./worthwhile.ts";

/** How many blocks there are of each size. */
export type Sizes = ReadonlyMap<number, number>;

/**
 * What the shares of the work must know of each other before they go on, at some places of each level:
 * how many blocks there are of each size, which of them are divided and how many pairs these hold, what
 * the pairs that were tried came to, and at its end how many pairs were found.
 */
export type Said = {
  readonly sizes?: Sizes;
  /** Keys of blocks that are divided. */
  readonly divided?: Uint32Array;
  readonly pairs?: number;
  readonly largestBlock?: number;
  readonly tried?: Tried;
  /** How many of the pairs that were found may be of one person. */
  readonly likely?: number;
};

/** What all shares have said together, and a place for each row that all of them can write to. */
export type Agreed = Required<Said> & { readonly rows: Uint8Array };

/** Puts together what all shares have said at one place. */
export function agreed(all: readonly Said[], rows: number): Agreed {
  const sizes = new Map<number, number>();
  let [pairs, largestBlock, likely] = [0, 0, 0];
  for (const said of all) {
    for (const [size, count] of said.sizes ?? []) sizes.set(size, (sizes.get(size) ?? 0) + count);
    pairs += said.pairs ?? 0;
    likely += said.likely ?? 0;
    largestBlock = Math.max(largestBlock, said.largestBlock ?? 0);
  }
  const divided = below(all.map((said) => said.divided ?? none));
  const tried = triedTogether(all.map((said) => said.tried ?? []));
  const noted = new Uint8Array(new SharedArrayBuffer(rows));
  return { sizes, divided, pairs, largestBlock, tried, likely, rows: noted };
}

const none = new Uint32Array(0);

function below(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
