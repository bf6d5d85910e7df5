import type { Language } from "../words/languages.ts";

/** A paper as what it says, before it is a Word file or anything else. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** Somebody's own words, set apart and never shortened. */
  | { readonly kind: "quote"; readonly text: string; readonly who: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [string, string])[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export type Document = {
  readonly title: string;
  /** OFFICIAL-SENSITIVE on what professionals read; papers for families carry none. */
  readonly marking: string | undefined;
  /** Every paper that leaves Lantern names who it is for. */
  readonly madeFor: string;
  /** "24 November 2026", and by whom. */
  readonly made: string;
  /** "Taken by Amina Khan, 24 November 2026, 14:02": on every page of a file that somebody takes for themselves. */
  readonly taken?: string;
  readonly language: Language;
  /** Each heading after the first begins a page: one child, one page. */
  readonly isPagePerHeading?: boolean;
  readonly blocks: readonly Block[];
};

/** Whether a block is a heading that begins a page of its own. */
export const beginsPage = ({ isPagePerHeading, blocks }: Document, index: number): boolean =>
  isPagePerHeading === true &&
  blocks[index]?.kind === "heading" &&
  blocks.slice(0, index).some(({ kind }) => kind === "heading");
