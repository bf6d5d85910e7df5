import type { FieldError } from "./fields.ts";
import type { ListPages } from "./list-pages.ts";
import type { HowMany } from "./words.ts";

/** One column as it stands in a table; what is in its cells is drawn by the page. */
export type ListColumn<C extends string = string> = {
  readonly key: C;
  readonly heading: string;
  readonly isNumeric?: true | undefined;
  /** On a phone, where a row is a card: left out, behind "More", without its small words, or named. */
  readonly onPhone?: readonly ("aside" | "more" | "short" | "labelled")[] | undefined;
  /** Links and buttons alone: on paper it would be an empty column. */
  readonly isScreenOnly?: true | undefined;
  /** Where the reader may order by it. */
  readonly sort?: { readonly href: string; readonly direction: SortWay | "none" } | undefined;
};

export type SortWay = "ascending" | "descending";

/** How a table looks; see `ui/moj/sortable-table.tsx`. */
export type ListLook = {
  readonly captionSize?: "s" | "m" | "hidden";
  readonly dense?: true;
  readonly brief?: true | "labelled";
  readonly attributes?: Readonly<Record<string, string>>;
};

/** A column that a partnership added. */
export type OwnKey = `own.${string}`;

/** Rows that follow each other under one heading; without groups there is one, of no value. */
export type ListGroup<R> = { readonly value: string | null; readonly rows: readonly R[] };

/** One table of an answer, ready to be drawn. */
export type ListTable<R, C extends string = string> = {
  readonly caption: string;
  readonly empty: string;
  readonly look: ListLook;
  readonly columns: readonly ListColumn<C | OwnKey>[];
  /** What stands in a column of the partnership's own. */
  readonly ownText: (row: R, key: OwnKey) => string;
  readonly isGrouped: boolean;
  readonly groups: readonly ListGroup<R>[];
  /** Attributes of a row, for a script or a style. */
  readonly attributesOf: ((row: R) => Readonly<Record<string, string>>) | undefined;
};

export type ListOption = { readonly value: string; readonly text: string };

/** One question of the form that filters a list, with what is chosen. */
export type ListField = {
  readonly name: string;
  readonly id: string;
  readonly label: string;
  /** As it was typed, where it is typed. */
  readonly value: string;
  /** A choice among these; of a day, those that are chosen instead of typed. */
  readonly options?: readonly ListOption[] | undefined;
  readonly kind: "choice" | "yes" | "words" | "number" | "day";
  /** Behind “More filters”. */
  readonly isMore?: boolean | undefined;
  readonly isShort?: boolean | undefined;
  /** Whether it narrows the list now. */
  readonly isOn: boolean;
  readonly error?: string | undefined;
  /** What stands in the boxes of a day that cannot be read. */
  readonly typed?: Readonly<Record<string, string>> | undefined;
};

/** One filter that is on, in words, and the list without it. */
export type FilterOn = { readonly text: string; readonly removeHref: string };

/** A part of the list that can be opened by itself, often with how much of it there is. */
export type ListFacet = {
  readonly text: string;
  readonly count?: HowMany | undefined;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly isAttention?: boolean | undefined;
};

/** What a form above a list and the links below it need. */
export type ShownForm = {
  readonly path: string;
  readonly fields: readonly ListField[];
  readonly isFiltered: boolean;
  /** What is on, where the list says so in words. */
  readonly on: readonly FilterOn[];
  /** Whether something is on that is asked behind “More filters”. */
  readonly isMoreOn: boolean;
  readonly clearHref: string;
  /** What of the address the form leaves as it is. */
  readonly kept: readonly (readonly [name: string, text: string])[];
  readonly errors: readonly FieldError[];
};
export type ShownPages = {
  readonly pages: ListPages;
  /** The address of another page of the same list. */
  readonly pageAt: (page: number) => string;
};

/** What was found for one reader, as everything that draws it needs it. */
export type Shown<R, A, C extends string, K extends string, X extends string, Q> = ShownForm &
  ShownPages & {
    readonly asked: Q;
    readonly rows: readonly R[];
    /** How many rows there are on all pages, where that is known; otherwise on this one. */
    readonly total: number;
    /** What was read beside the rows. */
    readonly around: A;
    /** The address of the same with something changed, back on its first page. */
    readonly at: (other: Partial<Q>) => string;
    /** The parts of its own address. */
    readonly parts: readonly (readonly [name: string, text: string])[];
    /** By their keys, in their order; one of another mode is undefined. */
    readonly tables: Readonly<Record<K, ListTable<R, C> | undefined>>;
    readonly facets: Readonly<Record<X, readonly ListFacet[]>>;
    /** The records that the audit names. */
    readonly subjectIds: readonly string[];
  };
