import { z } from "zod";
import type { OwnKey, SortWay } from "../../kernel/lists.ts";
import { text } from "../http/text.ts";

/** One part of a list's address. A mistyped one says nothing, and the list is shown without it. */
export type ListFilter<V = unknown, Absent = undefined> = {
  /** A look narrows nothing, and stays whatever is filtered; under what the list was opened falls away then. */
  readonly kind: "choice" | "yes" | "words" | "number" | "day" | "mode" | "look" | "opened";
  /** What the address may say. */
  readonly shape: z.ZodType<string, string>;
  /** In the API's document. */
  readonly says?: string;
  /** Said beside the box of what is typed and cannot be read; of a day, what the day is called. */
  readonly refused?: string;
  /** An address may name it several times: that is read as one text, with commas. */
  readonly isSeveral?: true;
  read(text: string): V;
  write(value: V): string;
  /** Where the address says nothing: of a mode what is shown first, otherwise undefined. */
  readonly absent: Absent;
};

export type Filters = Readonly<Record<string, ListFilter<unknown, unknown>>>;

type ValueOf<F> = F extends ListFilter<infer V, infer Absent> ? V | Absent : never;
export type FilterValues<F extends Filters> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** The closed list of what a reader may order by, each with the way that it begins. */
export type Sorts = Readonly<Record<string, SortWay>>;

/** The order that a reader chose; undefined where they chose none and none is declared to be the first. */
export type AskedOrder<S extends string> = {
  readonly sort: S | OwnKey | undefined;
  readonly way: SortWay;
};

/** What a reader asks of a list. */
export type ReadQuery<F extends Filters, S extends string = never> = FilterValues<F> &
  AskedOrder<S> & {
    readonly page: number;
    /** What is sought in the partnership's own columns, by their keys; where the list may be asked by them. */
    readonly own: Readonly<Record<string, string>> | undefined;
  };

const same = (value: string): string => value;

/** One of a closed list. */
export const oneOf = <K extends string>(keys: readonly K[], says?: string): ListFilter<K> => ({
  ...textOf(z.enum(keys), says),
  read: (value) => value as K,
});

/** A text of this shape, chosen from what there is. */
export const textOf = (shape: z.ZodType<string, string>, says?: string): ListFilter<string> => ({
  kind: "choice",
  shape,
  read: same,
  write: same,
  absent: undefined,
  ...(says === undefined ? {} : { says }),
});

/** What is sought in words: no character that no form sends, and no more spaces than one. */
export const wordsShape = text()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
  .transform((value) => value.trim().replaceAll(/\s+/g, " "))
  .pipe(text().min(1));

/** What is said of it: in the API's document, and at its box where what is typed cannot be read. */
type Says = Pick<ListFilter, "says" | "refused">;

/** A number that is typed. */
export const whole = (least: number, most: number, said: Says): ListFilter<number> => ({
  ...textOf(wholeShape(least, most)),
  ...said,
  kind: "number",
  read: Number,
  write: String,
});

export const wholeShape = (least: number, most: number) =>
  text()
    .regex(/^\d{1,3}$/, { abort: true })
    .refine((value) => Number(value) >= least && Number(value) <= most);

/** What somebody typed, to be looked for; spaces too many are none. */
export const sought = (said: Says): ListFilter<string> => ({
  ...textOf(wordsShape),
  ...said,
  kind: "words",
});

/** A day that is typed in three boxes, or one of what is chosen instead. */
export const aDay = (shape: z.ZodType<string, string>, said: Says): ListFilter<string> => ({
  ...textOf(shape),
  ...said,
  kind: "day",
});

/** Under which saved view the list was opened. */
export const opened = (): ListFilter<string> => ({ ...textOf(keyShape()), kind: "opened" });

/** How the list looks: its groups, its columns. */
export const look = <V>(
  shape: z.ZodType<string, string>,
  read: (text: string) => V,
): ListFilter<V> => ({ ...textOf(shape), kind: "look", read, write: String });

export const keyShape = () => text().regex(/^[a-z0-9-]{1,40}$/);

/** One of what a partnership set: a key of a scheme. */
export const aKey = (says?: string): ListFilter<string> => textOf(keyShape(), says);

/** A tick: `yes`, or nothing. */
export const yes = (says?: string): ListFilter<true> => ({
  kind: "yes",
  ...(says !== undefined && { says }),
  shape: z.literal("yes"),
  read: () => true,
  write: () => "yes",
  absent: undefined,
});

/** What somebody typed, to be looked for. */
export const typed = (most: number, says?: string): ListFilter<string> => ({
  ...textOf(text().max(most), says),
  kind: "words",
});

/** Which of several lists is shown. The first needs no word in the address. */
export const mode = <M extends string, K extends string>(
  first: M,
  others: readonly K[],
): ListFilter<K, M> => ({
  kind: "mode",
  shape: z.enum(others),
  read: (value) => value as K,
  write: same,
  absent: first,
});

/** What stands in an address, by its names. */
export type Query = { readonly [name: string]: unknown };

export type Named = {
  readonly filters: Filters;
  readonly sorts: Sorts;
  /** The order where none is asked, which the address then does not say. */
  readonly first?: string | undefined;
  /** Whether an address may ask by columns that a partnership added. */
  readonly asksOwn?: boolean | undefined;
};

/** The text of one filter as the address has it; undefined where it says nothing. */
export const writtenOf = (
  filter: ListFilter<unknown, unknown>,
  value: unknown,
): string | undefined =>
  value === undefined || value === filter.absent ? undefined : filter.write(value);
