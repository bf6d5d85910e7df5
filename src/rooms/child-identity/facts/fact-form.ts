import { datePartsOf, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import type { AnyForm, FormTyped, Sent } from "../../../kernel/forms/index.ts";
import {
  audiences,
  describedKind,
  type Fact,
  type FactKind,
  type Said,
  type Told,
} from "../fact.ts";
import type { IdentityScheme } from "../identity-scheme.ts";
import { toldOf, type Reading, type ToldValues } from "./told-questions.ts";

export type Line = readonly [label: string, text: string];

type Answer<V> =
  | { readonly value: V; readonly errors?: undefined }
  | { readonly errors: readonly FieldError[]; readonly value?: undefined };

/** A form whose answers are read with the lists of the day. */
type Readable<V> = AnyForm & { readonly read: (typed: never, context: Reading) => Answer<V> };

type ValuesOf<F> = F extends { readonly read: (...given: never) => Answer<infer V> } ? V : never;

type Spec<F extends Readable<ToldValues>> = {
  readonly kind: FactKind;
  readonly form: F;
  /** What its own questions come to. */
  readonly keep: (values: ValuesOf<F>) => Partial<Said>;
  /** What stands, as it is typed into its own questions. */
  readonly typed: (fact: Said) => Partial<FormTyped<F>>;
  /** What it says, for a page. */
  readonly lines: (fact: Said, scheme: IdentityScheme) => readonly (Line | false)[];
};

type Beginning = {
  readonly standing: Fact | undefined;
  readonly today: string;
  /** How many facts of the kind there are. */
  readonly version: number;
};

/** One kind of fact: its form, how it is read, begun again and said. */
export type FactForm = {
  readonly kind: FactKind;
  readonly form: AnyForm;
  readonly read: (typed: object, context: Reading) => Answer<Told & Said>;
  readonly begin: (blank: object, given: Beginning) => Sent<AnyForm>;
  readonly lines: (fact: Said, scheme: IdentityScheme) => readonly Line[];
};

const nothing: Said = { value: null, wording: null, details: {}, from: null, to: null };

export function factForm<F extends Readable<ToldValues>>(spec: Spec<F>): FactForm {
  const { kind, form, keep, typed, lines } = spec;
  return {
    kind,
    form,
    read: (sent, context) => {
      const { value, errors } = form.read(sent as never, context);
      if (errors) return { errors };
      const told = toldOf(value);
      const said = told.state === "known" ? keep(value as ValuesOf<F>) : {};
      return { value: { ...told, ...nothing, ...said } };
    },
    begin: (blank, { standing, today, version }) =>
      ({
        ...blank,
        goesTo: describedKind(kind).isChosen === true ? [] : Object.keys(audiences),
        notedOn: datePartsOf(today),
        ...(standing && toldTyped(standing)),
        ...(standing && typed(standing)),
        version: String(version),
      }) as object as Sent<AnyForm>,
    lines: (fact, scheme) => lines(fact, scheme).filter((line) => line !== false),
  };
}

/** Who said it last is asked again: a later fact has a source of its own. */
const toldTyped = ({ state, goesTo, notWith }: Told): object => ({
  state,
  ...(state === "known" && { goesTo }),
  notWith: notWith ?? "",
});

/** A day that may be missing, in its three boxes. */
export const partsOf = (day: string | null): DateParts =>
  day === null ? { day: "", month: "", year: "" } : datePartsOf(day);

/** Details that were answered. */
export const answered = (
  details: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(details).flatMap(([name, text]) => (text === null ? [] : [[name, text]])),
  );

export const line = (label: string, text: string | null | undefined): Line | false =>
  text ? [label, text] : false;
