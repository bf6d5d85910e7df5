import type { Field } from "../../../../../ui/forms/fields-form.tsx";
import type { Instrument } from "../../../../../instruments/index.ts";
import type { Edited, Typed } from "../../about-form.ts";
import type { ToolDraft } from "../../draft-reads.ts";
import type { Target } from "../../edit.ts";

/** One part of a draft on a page of its own: what is asked, what stands there, and how it is read. */
export type Part = {
  readonly heading: string;
  readonly says?: string;
  readonly fields: readonly Field[];
  readonly typed: Typed;
  readonly read: (typed: Typed) => Edited;
  /** Where it leads once it is saved. */
  readonly back: string;
  readonly trail?: readonly { readonly text: string; readonly href: string }[];
  /** What the button at the foot takes away; undefined where nothing is there yet. */
  readonly remove?: Target & { readonly text: string };
};

export type Editing = {
  readonly draft: ToolDraft;
  /** What the draft was copied from. */
  readonly base: Instrument | undefined;
};

export type Params = Readonly<Record<string, string>>;
/** Undefined where the address leads to nothing in the draft. */
export type FindPart = (editing: Editing, params: Params) => Part | undefined;

export const yesNo = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
] as const;
