import { readText, type TooLong } from "../fields.ts";
import type { At, Beside, Question, TextAsked } from "./question.ts";
import { said, type Words } from "./words-on-page.ts";

/** What is said where an answer is missing; it may turn on another answer, as it was typed, or on what it is read with. */
export type Missing<R> = { readonly missing: string | ((typed: Beside, context: R) => string) };

export const wrong = (field: string, message: string) => ({ errors: [{ field, message }] });

export const missingIn = <R>({ missing }: Missing<R>, { beside, context }: At<R>): string =>
  typeof missing === "string" ? missing : missing(beside, context);

type TextRule<R> = {
  /** Starts the message of a text that is too long. */
  readonly called: Words<R>;
  readonly most: number;
  /** That message, where the form is in words of its own. */
  readonly tooLong?: ((found: TooLong, context: R) => string) | undefined;
};

type TextSpec<R, D> = TextAsked<D> & TextRule<R>;

/** Reads a text that fits. */
const textIn = <R>(
  typed: string,
  { called, most, tooLong }: TextRule<R>,
  { context, missing }: { readonly context: R; readonly missing?: string },
) =>
  readText(typed, {
    name: said(called, context),
    most,
    ...(tooLong && { tooLong: (found: TooLong) => tooLong(found, context) }),
    ...(missing !== undefined && { missing }),
  });

export const text = <R, D>({
  called,
  most,
  tooLong,
  missing,
  ...asked
}: TextSpec<R, D> & Missing<R>): Question<string, string, R, D> => ({
  asked: { kind: "text", ...asked },
  read: (typed, at) => {
    const rule = { called, most, tooLong };
    const { context } = at;
    const read = textIn(typed, rule, { context, missing: missingIn({ missing }, at) });
    return read.ok ? { value: read.value } : wrong(at.name, read.error);
  },
});

export const optionalText = <R, D>({
  called,
  most,
  tooLong,
  ...asked
}: TextSpec<R, D>): Question<string, string | null, R, D> => ({
  asked: { kind: "text", ...asked },
  read: (typed, { name, context }) => {
    const read = textIn(typed, { called, most, tooLong }, { context });
    return read.ok ? { value: read.value || null } : wrong(name, read.error);
  },
});

/** What is looked for and not kept, such as a number: that nothing is found by it is said by the command. */
export const sought = <R, D>(asked: TextAsked<D>): Question<string, string, R, D> => ({
  asked: { kind: "text", ...asked },
  read: (typed) => ({ value: typed }),
});

/** A whole number that is not too low and not too high; what is said of any other may have words of its own. */
export const wholeNumber = <R, D>({
  called,
  least = 0,
  most,
  missing,
  ...asked
}: TextAsked<D> & {
  readonly called: Words<R>;
  readonly least?: number;
  readonly most: number;
  readonly missing?: string;
}): Question<string, number, R, D> => ({
  asked: { kind: "text", ...asked },
  read: (typed, { name, context }) => {
    const text = typed.trim();
    const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    if (value >= least && value <= most) return { value };
    const rule = `${said(called, context)} must be a whole number from ${least} to ${most}`;
    return wrong(name, missing ?? rule);
  },
});

/** What goes with a form and is asked elsewhere: an answer of the page before, or its own id. */
export const along = <R, D>(): Question<string, string, R, D> => ({
  asked: { kind: "along" },
  read: (typed) => ({ value: typed }),
});

/** A field that people do not see: whether something filled it in. */
export const trap = <R, D>(): Question<string, boolean, R, D> => ({
  asked: { kind: "trap" },
  read: (typed) => ({ value: typed !== "" }),
});
