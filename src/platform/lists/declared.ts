import type { z } from "zod";
import type { Clock } from "../../kernel/clock.ts";
import type { ListPages } from "../../kernel/list-pages.ts";
import type { ListColumn, ListLook, ListOption, OwnKey, SortWay } from "../../kernel/lists.ts";
import type { HowMany } from "../../kernel/words.ts";
import type { StaffActor } from "../access/actor.ts";
import type { Tx } from "../database/database.ts";
import type { Cell } from "../spreadsheets/index.ts";
import type { ReadQuery, Filters } from "./filters.ts";

/** What a route hands on. */
export type ListGiven = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
};

/** What is read for one answer. */
export type Reading<Q, Of = undefined> = ListGiven & {
  readonly asked: Q;
  /** As many rows as a page has; all of them where the list has no pages. */
  readonly page: number;
  readonly pageSize: number;
  /** What the list is of, such as one child. */
  readonly of: Of;
  /** False for the API and a file, which need nothing that only a page shows. */
  readonly isPage: boolean;
};

export type Found<R, A> = {
  /** Of this page; or all, where the list is cut here. One more than a page says that there is a next one. */
  readonly rows: readonly R[];
  readonly total?: number | undefined;
  readonly around: A;
};

/** What words, facets and rules may look at. */
export type Around<R, A, Q> = {
  readonly rows: readonly R[];
  readonly total: number;
  readonly pages: ListPages;
  readonly around: A;
  readonly asked: Q;
  readonly actor: StaffActor;
};

export type ColumnRules<R, A, Q> = Omit<ListColumn, "key" | "sort"> & {
  /** By which of the declared sorts its heading orders. */
  readonly sort?: string;
  /** For some readers alone: see `follows` for what of it stands in a file or in the API. */
  readonly only?: (shown: Around<R, A, Q>) => boolean;
};

/** A heading alone, or with how the column behaves. */
export type Column<R, A, Q> = string | ColumnRules<R, A, Q>;

export const rulesOf = <R, A, Q>(column: Column<R, A, Q>): ColumnRules<R, A, Q> =>
  typeof column === "string" ? { heading: column } : column;

/** Columns that a partnership added: their headings stand in its configuration, and what is in them is text. */
export type OwnColumns<R, A> = {
  readonly columns: (around: A) => readonly (Pick<ListColumn, "heading" | "onPhone"> & {
    readonly key: OwnKey;
    readonly sort?: string;
    /** How the form above the list asks it: in words, or by one of these. */
    readonly asks?: "words" | readonly string[];
  })[];
  readonly text: (row: R, key: OwnKey, around: A) => string;
};

type Words<R, A, Q> = string | ((shown: Around<R, A, Q>) => string);

/** One table of the answer. */
export type Table<R, A, Q, C extends string> = {
  /** Every declared column, where nothing is said. */
  readonly columns?: readonly C[] | ((shown: Around<R, A, Q>) => readonly (C | OwnKey)[]);
  /** Said above it, and read with it on paper. */
  readonly caption: Words<R, A, Q>;
  /** Said in place of the rows when there are none. */
  readonly empty: Words<R, A, Q>;
  readonly look?: ListLook;
  /** In which mode it is shown; always, where nothing is said. */
  readonly when?: (asked: Q) => boolean;
  /** Which rows stand in it, where an answer has several tables. */
  readonly which?: (row: R, shown: Around<R, A, Q>) => boolean;
  /** Rows of one value follow each other under one heading; undefined where nobody asks for groups. */
  readonly groupOf?: (row: R, asked: Q) => string | null | undefined;
  /** Nothing in it can be pressed: every column is whole, and none orders. */
  readonly isPaper?: true;
  readonly attributesOf?: (row: R) => Readonly<Record<string, string>>;
};

export type Facet<Q> = {
  readonly text: string;
  readonly count?: HowMany;
  /** The draw of the eye, for what is late or undecided; the words say it too. */
  readonly isAttention?: boolean;
} & (
  | {
      /** What it asks; the current one asks what is asked. */
      readonly asks: Partial<Q>;
      /** The order and the looks stay. */
      readonly keepsLook?: true;
    }
  | { /** A page that is no part of this list. */ readonly href: string }
);

/** One question of the form above the list. */
export type FilterField<R, A, Q> = {
  readonly label: string;
  /** The choice of nothing: "All ratings". */
  readonly all?: string;
  readonly options?: (shown: Around<R, A, Q>) => readonly ListOption[];
  /** Behind “More filters”. */
  readonly isMore?: true;
  readonly isShort?: true;
  /** Left out of the form where there is nothing to choose. */
  readonly isOptional?: true;
};

/** One filter that is on, in words, and the parts of the address that take it off. */
export type OnWords<Q> = { readonly text: string; readonly without: Partial<Q> };

/** What a field of the API is given where the row has nothing of its name that would do. */
type HandlerInput<T extends z.ZodRawShape, R> = {
  readonly [
    K in keyof T as K extends keyof R ? (R[K] extends z.input<T[K]> ? never : K) : K
  ]: z.input<T[K]>;
};

/** The fields of the API, each by name: what no field names is never given. */
export type ApiFields<R, A, Q, C extends string, T extends z.ZodRawShape> = {
  /** The name of the rows in the answer. */
  readonly rows: string;
  readonly fields: T;
  readonly more: (row: R, shown: Around<R, A, Q>) => NoInfer<HandlerInput<T, R>>;
  /** How an answer of several pages says that there is more; without it everything is given at once. */
  readonly says?: "total" | "next";
  readonly pageSize?: number;
  /** Fields that are given to those alone who see this column. */
  readonly follows?: { readonly [K in keyof T]?: C };
};

export type SheetColumn<R, A, Q, C extends string> = {
  readonly heading: string;
  /** In characters. */
  readonly width?: number;
  readonly value: (row: R, shown: Around<R, A, Q>) => Cell;
  /** Given to those alone who see this column. */
  readonly follows?: C;
};

/** A file of a list that is not about children: theirs are made by the register of exports alone. */
export type SheetOf<R, A, Q, C extends string> = {
  readonly name: string;
  readonly file: string;
  readonly columns: readonly SheetColumn<R, A, Q, C>[];
};

/** What a list is about: of rows that tell of children there is no file here. */
export type About<R, A, Q, C extends string> =
  | { readonly about: "children"; readonly sheet?: never }
  | { readonly about: "no-child"; readonly sheet?: SheetOf<R, A, Q, C> };

/** What is drawn of a list: its columns, tables, form and facets, as data. */
export type Looks<R, A, Q, C extends string, K extends string, X extends string> = {
  readonly columns: { readonly [key in C]: Column<NoInfer<R>, NoInfer<A>, Q> };
  readonly own?: OwnColumns<R, A>;
  /** By their keys, in the order of the page. */
  readonly tables: { readonly [key in K]: Table<NoInfer<R>, NoInfer<A>, Q, NoInfer<C>> };
  /** By the name of the filter, in the order of the form. */
  readonly fields?: Readonly<Record<string, FilterField<NoInfer<R>, NoInfer<A>, Q>>>;
  readonly facets?: (shown: Around<R, A, Q>) => Readonly<Record<X, readonly Facet<Q>[]>>;
  /** What is on, in words. */
  readonly on?: (shown: Around<R, A, Q>) => readonly OnWords<Q>[];
  /** Asked last in the form: by which of the columns the list is ordered. */
  readonly sortLabel?: string;
};

export type Declared<
  F extends Filters,
  S extends string,
  Of,
  R,
  A,
  C extends string,
  K extends string,
  X extends string,
  T extends z.ZodRawShape,
> = About<R, A, ReadQuery<F, S>, NoInfer<C>> &
  Looks<R, A, ReadQuery<F, S>, C, K, X> & {
    readonly filters: F;
    /** The closed list of what a reader may order by, each with the way that it begins. */
    readonly sorts?: Readonly<Record<S, SortWay>>;
    /** The order where none is asked: an address does not say it. */
    readonly first?: NoInfer<S>;
    /** Whether an address may ask by columns that a partnership added, and order by them. */
    readonly asksOwn?: true;
    /** Absent: the list has no pages. `cut`: it is read whole, and cut into pages afterwards. */
    readonly pages?: { readonly size: number; readonly by?: "cut" };
    readonly read: (given: Reading<ReadQuery<F, S>, Of>) => Promise<Found<R, A>>;
    /** Which record of the audit a row is. */
    readonly subjectOf?: (row: R) => string;
    readonly fields?: {
      readonly [name in keyof F]?: FilterField<NoInfer<R>, NoInfer<A>, ReadQuery<F, S>>;
    };
    readonly api?: ApiFields<R, A, ReadQuery<F, S>, NoInfer<C>, T>;
  };
