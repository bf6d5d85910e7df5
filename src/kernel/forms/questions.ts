import { londonDate } from "../dates.ts";
import { readDateParts, type DateParts } from "../fields.ts";
import { readMoment, type MomentFields } from "../moment-fields.ts";
import { missingIn, wrong, type Missing } from "./texts.ts";
import { said, type Words } from "./words-on-page.ts";
import type {
  ReadQuery,
  Beside,
  ChoiceAsked,
  FileAsked,
  Labelled,
  MomentAsked,
  Option,
  Question,
  Questions,
  Read,
  SeveralAsked,
  TypedOf,
} from "./question.ts";

/** Answers that are always the same: words by what is sent. */
type Fixed<D, K extends string> = Readonly<
  Record<K, string | { readonly text: Words<D>; readonly hint?: Words<D> }>
>;

type FixedSpec<D, K extends string> = Omit<ChoiceAsked<D>, "options" | "reveals"> & {
  readonly options: Fixed<D, K>;
  readonly reveals?: { readonly [One in NoInfer<K>]?: readonly string[] };
};

type Offering<D, K extends string> = {
  /** Where not all that is accepted is shown to everybody. */
  readonly isOffered?: (value: NoInfer<K>, drawing: D) => boolean;
};

const listed =
  <D>(options: Fixed<D, string>) =>
  (drawing: D): readonly Option[] =>
    Object.entries(options).map(([value, one]) => {
      if (typeof one === "string") return { value, text: one };
      const text = said(one.text, drawing);
      const { hint } = one;
      return { value, text, ...(hint !== undefined && { hint: said(hint, drawing) }) };
    });

/** One of a few answers that are always the same. */
export const choice = <R, D, K extends string>({
  options,
  isOffered = () => true,
  missing,
  ...asked
}: FixedSpec<D, K> & Missing<R> & Offering<D, K>): Question<string, K, R, D> => ({
  asked: {
    kind: "choice",
    ...asked,
    options: (drawing: D) =>
      listed(options)(drawing).filter(({ value }) => isOffered(value as K, drawing)),
  } as ReadQuery<D>,
  read: (typed, at) =>
    Object.hasOwn(options, typed)
      ? { value: typed as K }
      : wrong(at.name, missingIn({ missing }, at)),
});

/** One of a few answers, or none. */
export const optionalChoice = <R, D, K extends string>({
  options,
  unknown,
  ...asked
}: FixedSpec<D, K> & { readonly unknown: string }): Question<string, K | null, R, D> => ({
  asked: { kind: "choice", ...asked, options: listed(options) } as ReadQuery<D>,
  read: (typed, { name }) => {
    if (typed === "") return { value: null };
    return Object.hasOwn(options, typed) ? { value: typed as K } : wrong(name, unknown);
  },
});

type GivenSpec<R, D> = Omit<ChoiceAsked<D>, "options"> & {
  /** What is accepted, in every case where it is read and where it is drawn. */
  readonly options: (context: R | D) => readonly Option[];
  /** What is offered on the page, where that is not all that is accepted. */
  readonly offered?: (drawing: D) => readonly Option[];
};

/** One of what there is to choose from on that day, or for that person. */
export const choiceFrom = <R, D>({
  options,
  offered = options,
  missing,
  ...asked
}: GivenSpec<R, D> & Missing<R>): Question<string, string, R, D> => ({
  asked: { kind: "choice", ...asked, options: offered },
  read: (typed, at) =>
    options(at.context).some(({ value }) => value === typed)
      ? { value: typed }
      : wrong(at.name, missingIn({ missing }, at)),
});

/** Nothing need be chosen; what is on the list no more is refused, or left out where nothing is said of it. */
export const optionalChoiceFrom = <R, D>({
  options,
  offered = options,
  unknown,
  ...asked
}: GivenSpec<R, D> & { readonly unknown?: string }): Question<string, string | null, R, D> => ({
  asked: { kind: "choice", ...asked, options: offered },
  read: (typed, { name, context }) => {
    if (typed === "") return { value: null };
    if (options(context).some(({ value }) => value === typed)) return { value: typed };
    return unknown === undefined ? { value: null } : wrong(name, unknown);
  },
});

type OrElse<D, K extends string, E extends string> = Omit<ChoiceAsked<D>, "options"> & {
  readonly options: Readonly<Record<K, unknown>>;
  /** The words of each, where they are a partnership’s own. */
  readonly words: (drawing: D) => Readonly<Record<NoInfer<K>, string>>;
  readonly otherwise: E;
};

/** One of a few answers in words that are given; nobody is asked again for another, which counts as `otherwise`. */
export const choiceOr = <R, D, K extends string, E extends string>({
  options,
  words,
  otherwise,
  ...asked
}: OrElse<D, K, E>): Question<string, K | NoInfer<E>, R, D> => ({
  asked: {
    kind: "choice",
    ...asked,
    options: (drawing: D) =>
      Object.keys(options).map((value) => ({ value, text: words(drawing)[value as K] })),
  },
  read: (typed) => ({ value: Object.hasOwn(options, typed) ? (typed as K) : otherwise }),
});

/** Boxes that are ticked together; what is on the list no more is left out, or refused in words. */
export const severalFrom = <R, D>({
  options,
  missing,
  unknown,
  ...asked
}: Omit<SeveralAsked<D>, "options"> & {
  readonly options: (context: R | D) => readonly Option[];
  /** Said where none is ticked; without it, none need be. */
  readonly missing?: string | undefined;
  /** Said of what is on the list no more; without it, that is left out. */
  readonly unknown?: string;
}): Question<readonly string[], readonly string[], R, D> => ({
  asked: { kind: "several", ...asked, options },
  read: (typed, { name, context }) => {
    const known = new Set(options(context).map(({ value }) => value));
    const chosen = [...new Set(typed)].filter((one) => known.has(one));
    if (unknown !== undefined && typed.some((one) => !known.has(one))) return wrong(name, unknown);
    return chosen.length === 0 && missing !== undefined ? wrong(name, missing) : { value: chosen };
  },
});

/** One box with its own words, ticked or not. */
export const tick = <R, D>({
  classes = "govuk-checkboxes--small",
  ...box
}: {
  readonly text: string;
  readonly hint?: string;
  readonly classes?: string;
}): Question<readonly string[], boolean, R, D> => ({
  asked: { kind: "several", classes, label: "", options: () => [{ value: "yes", ...box }] },
  read: (typed) => ({ value: typed.includes("yes") }),
});

type Now = { readonly now: Date };

type DateSpec<R, D> = Labelled<D> & {
  /** Starts the messages: "Review date must be …". */
  readonly called: Words<R>;
  /** A day, or one that turns on another answer, as it was typed, or on what it is read with. */
  readonly earliest?: string | ((typed: Beside, context: R) => string);
  /** Or one that is too late. */
  readonly latest?: (context: R, typed: Beside) => string;
  readonly isPast?: true | undefined;
  /** Said where nothing is typed, where “Enter the …” does not read well. */
  readonly missing?: string | undefined;
};

const isBlank = (boxes: object): boolean =>
  Object.values(boxes).every((typed: string) => typed.trim() === "");

export const date = <R extends Now, D>({
  called,
  earliest = "2000-01-01",
  latest: last,
  isPast,
  missing,
  ...asked
}: DateSpec<R, D>): Question<DateParts, string, R, D> => ({
  asked: { kind: "date", ...asked },
  read: (typed, { name, context, beside }) => {
    if (missing !== undefined && isBlank(typed)) return wrong(name, missing);
    const latest = last
      ? { latest: last(context, beside) }
      : isPast && { latest: londonDate(context.now) };
    const first = typeof earliest === "string" ? earliest : earliest(beside, context);
    const read = readDateParts(typed, { name: said(called, context), earliest: first, ...latest });
    return read.ok ? { value: read.value } : wrong(name, read.error);
  },
});

/** When something happened: a day and a time of day, not in the time to come. */
export const moment = <R extends Now, D>({
  called,
  missing,
  ...asked
}: MomentAsked<D> & {
  readonly called: string;
  readonly missing?: string | undefined;
}): Question<MomentFields, Date, R, D> => ({
  asked: { kind: "moment", ...asked },
  read: (typed, { name, context: { now } }) => {
    const { time: _time, ...day } = typed;
    if (missing !== undefined && isBlank(day)) return wrong(name, missing);
    const read = readMoment(typed, { field: name, name: called, now });
    return "at" in read ? { value: read.at } : read;
  },
});

/** A day or a moment that may be left out: nothing is read where all its boxes are empty. */
export const optional = <T extends object, V, R, D>({
  asked,
  read,
}: Question<T, V, R, D>): Question<T, V | null, R, D> => ({
  asked,
  read: (typed, at): Read<V | null> => (isBlank(typed) ? { value: null } : read(typed, at)),
});

/** A file, chosen again whenever the form comes back; the command is given it beside the form. */
export const file = <R, D>({
  most = 1,
  ...asked
}: Omit<FileAsked<D>, "most"> & {
  readonly most?: number;
}): Question<undefined, undefined, R, D> => ({
  asked: { kind: "file", most, ...asked },
  read: () => ({ value: undefined }),
});

/** Questions under one name, which another command reads: what is typed goes to it as it is. */
export const carried = <R, D, Q extends Questions<never, D>>(
  questions: Q,
): Question<TypedOf<Q>, TypedOf<Q>, R, D> => ({
  asked: { kind: "group", questions },
  read: (typed) => ({ value: typed }),
});

/** Fields that a page draws in a way of its own, each under the name it is sent as; what is typed is given on as it is. */
export const own = <R, D, K extends string>(
  fields: Readonly<Record<K, string>>,
): Question<Readonly<Record<K, string>>, Readonly<Record<K, string>>, R, D> => ({
  asked: { kind: "own", fields },
  read: (typed) => ({ value: typed }),
});

/** Asked only where it makes sense beside what is known; nothing is read where it is not. */
export const askedIf = <T, V, R, D>(
  isAsked: (context: NoInfer<R | D>) => boolean,
  { asked, read }: Question<T, V, R, D>,
): Question<T, V | null, R, D> => ({
  asked: { ...asked, isAsked },
  read: (typed, at): Read<V | null> => (isAsked(at.context) ? read(typed, at) : { value: null }),
});

/** Read only where another answer, as it was typed, asks for it; drawn wherever its place is. */
export const readIf = <T, V, R, D>(
  isRead: (typed: Beside) => boolean,
  { asked, read }: Question<T, V, R, D>,
): Question<T, V | null, R, D> => ({
  asked,
  read: (typed, at): Read<V | null> => (isRead(at.beside) ? read(typed, at) : { value: null }),
});
