import type { FieldError } from "../fields.ts";
import type { Words } from "./words-on-page.ts";

export type Option = {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  /** Under which legend it stands, where a question has several. */
  readonly group?: string;
  /** Of its control, where it is not counted on from the name. */
  readonly id?: string;
};

export type Labelled<D> = {
  readonly label: Words<D>;
  readonly hint?: Words<D>;
  /** Beside a question that people hesitate over: what the answer is for, and who reads it. */
  readonly why?: string;
  /** Of its label, or of the legend around it. */
  readonly labelClasses?: string;
  readonly classes?: string;
};

/** How a text is asked: in a box of so many rows, or on one line. */
export type TextAsked<D> = Labelled<D> & {
  readonly rows?: number;
  /** A person’s own words: no advice is given on them. */
  readonly isVerbatim?: true;
  /** The language that the answer is in, where it is none of the page: how it is spoken, and from which side it runs. */
  readonly writtenIn?: { readonly lang: string; readonly dir: "ltr" | "rtl" };
  readonly autocomplete?: string;
  readonly inputmode?: "numeric";
  /** Read by who reaches no child: the form is read by `readNamingNoChild`, which refuses the name of one. */
  readonly namesNoChild?: true;
  /** A code: a form that comes back shows it no more. */
  readonly isNeverShown?: true;
};

export type MomentAsked<D> = Labelled<D> & {
  /** Of the box of the time, where the usual words do not fit. */
  readonly time?: { readonly label: Words<D>; readonly hint?: Words<D> };
};

/** Which questions stand inside an option. */
export type Reveals = Readonly<Record<string, readonly string[]>>;

export type ChoiceAsked<D> = Labelled<D> & {
  readonly options: (drawing: D) => readonly Option[];
  /** A list to open, with these words where nothing is chosen; without it, radios. */
  readonly unchosen?: Words<D>;
  readonly reveals?: Reveals;
};

export type SeveralAsked<D> = Omit<Labelled<D>, "label"> & {
  /** One legend, or one for each group of options; an empty one where a box says all itself. */
  readonly label: Words<D> | Readonly<Record<string, string>>;
  readonly options: (drawing: D) => readonly Option[];
};

export type FileAsked<D> = Labelled<D> & {
  readonly most: number;
  /** Its bytes are given as they came, up to so many; nothing is looked into or stored. */
  readonly asItIs?: number;
  /** Endings that a browser offers first. */
  readonly accept?: string;
};

/** What the wire and the page are made from. It is data: no page is imported here. */
export type ReadQuery<D> = { readonly isAsked?: (drawing: D) => boolean } & (
  | ({ readonly kind: "text" } & TextAsked<D>)
  | ({ readonly kind: "choice" } & ChoiceAsked<D>)
  | ({ readonly kind: "several" } & SeveralAsked<D>)
  | ({ readonly kind: "date" } & Labelled<D>)
  | ({ readonly kind: "moment" } & MomentAsked<D>)
  | ({ readonly kind: "file" } & FileAsked<D>)
  | { readonly kind: "group"; readonly questions: Questions<never, D> }
  /** The same questions for each of some; a field is named after the question and the row. */
  | {
      readonly kind: "each";
      readonly questions: Questions<never, never>;
      readonly rows: (drawing: D) => readonly Row[];
      /** Between the question and the row, in the name of a field. */
      readonly joint: "." | "-";
      /** Without a legend around each row: its one question says whose it is. */
      readonly isBare: boolean;
    }
  /** Goes with the form, and nobody is asked for it. */
  | { readonly kind: "along" }
  /** A field that people do not see; whatever fills it in is no person. */
  | { readonly kind: "trap" }
  /** Drawn by its page: by what is typed, the name of the field. */
  | { readonly kind: "own"; readonly fields: Readonly<Record<string, string>> }
);

/** One of those whom questions are repeated for, which they are read and drawn with. */
export type Row = { readonly key: string; readonly legend: string };

export type Read<V> =
  | { readonly value: V; readonly errors?: undefined }
  | { readonly errors: readonly FieldError[]; readonly value?: undefined };

/** All answers as they were typed. A name that is no question is a mistake, and throws. */
export type Beside = Readonly<Record<string, unknown>>;

export type At<R> = { readonly name: string; readonly context: R; readonly beside: Beside };

/**
 * One question: `T` is what is typed, `V` what reading gives, `R` what it is read with (the rules of
 * the day, the locked row), `D` what it is drawn with.
 */
export type Question<T, V, R, D> = {
  readonly asked: ReadQuery<D>;
  readonly read: (typed: T, at: At<R>) => Read<V>;
};

export type Questions<R, D> = Readonly<Record<string, Question<never, unknown, R, D>>>;

type AnyQuestions = Questions<never, never>;

export type TypedOf<Q extends AnyQuestions> = {
  readonly [K in keyof Q]: Q[K] extends Question<infer T, unknown, never, never> ? T : never;
};

export type ValuesOf<Q extends AnyQuestions> = {
  readonly [K in keyof Q]: Q[K] extends Question<never, infer V, never, never> ? V : never;
};
