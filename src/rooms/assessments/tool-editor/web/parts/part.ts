import type { AnyForm, FormTyped } from "../../../../../kernel/forms/index.ts";
import type { Instrument } from "../../../../../instruments/index.ts";
import type { Edited } from "../../about-form.ts";
import type { ToolDraft } from "../../draft-reads.ts";
import type { Target } from "../../edit.ts";

type Around = {
  readonly heading: string;
  readonly says?: string;
  /** Where it leads once it is saved. */
  readonly back: string;
  readonly trail?: readonly { readonly text: string; readonly href: string }[];
  /** What the button at the foot takes away; undefined where nothing is there yet. */
  readonly remove?: Target & { readonly text: string };
};

/** One part of a draft on a page of its own: what is asked, what stands there, and how it is read. */
export type Part = Around & {
  readonly form: AnyForm;
  readonly drawing: object;
  readonly typed: object;
  readonly read: (typed: never) => Edited;
};

type Asking<F extends AnyForm> = Around & {
  readonly form: F;
  readonly drawing?: object;
  readonly typed: FormTyped<F>;
  readonly read: (typed: FormTyped<F>) => Edited;
};

/** A part whose form, what stands in it and how it is read belong together. */
export const partOf = <F extends AnyForm>({ drawing = {}, ...part }: Asking<F>): Part => ({
  ...part,
  drawing,
});

export type Editing = {
  readonly draft: ToolDraft;
  /** What the draft was copied from. */
  readonly base: Instrument | undefined;
};

export type Params = Readonly<Record<string, string>>;
/** Undefined where the address leads to nothing in the draft. */
export type FindPart = (editing: Editing, params: Params) => Part | undefined;
