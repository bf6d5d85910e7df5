import type { FieldError } from "../fields.ts";
import type { Beside, Questions, Read, TypedOf, ValuesOf } from "./question.ts";

/** Rules that need another answer, by the question they are said at. Answers that are wrong are absent. */
export type Checks<Q extends Questions<never, never>, R> = {
  readonly [K in keyof Q]?: (
    values: Partial<ValuesOf<Q>>,
    context: R,
  ) => string | false | null | undefined;
};

export type Form<Q extends Questions<R, D>, R, D> = {
  readonly questions: Q;
  /** Those that no option reveals, in their order: what a page draws. */
  readonly open: readonly (keyof Q & string)[];
  readonly read: (typed: TypedOf<Q>, context: R) => Read<ValuesOf<Q>>;
  /** Says the type only. */
  readonly drawnWith?: (drawing: D) => void;
};

/** Of any form, for what only carries it. */
export type AnyForm = {
  readonly questions: Questions<never, never>;
  readonly open: readonly string[];
  readonly read: (typed: never, context: never) => unknown;
  readonly drawnWith?: (drawing: never) => void;
};

/** What was typed into a form. */
export type FormTyped<F extends AnyForm> = TypedOf<F["questions"]>;

/** What was typed into a form that was sent, and the version that its writer had read. */
export type Sent<F extends AnyForm> = FormTyped<F> & { readonly version: string };

/** What a form is drawn with. */
export type DrawingOf<F extends AnyForm> = Parameters<NonNullable<F["drawnWith"]>>[0];

/**
 * One declaration of what is asked, in the order of the page. It is read by its command, sent as
 * `formInput` says and drawn by `DeclaredForm`. `R` is what it is read with, `D` what it is
 * drawn with; without them its words, options and rules are always the same.
 */
export const defineForm =
  <R = object, D = object>() =>
  <Q extends Questions<R, D>>(questions: Q, checks: Checks<Q, R> = {}): Form<Q, R, D> => ({
    questions,
    open: openIn(questions),
    read: (typed, context) => {
      const beside = known(typed);
      const read = Object.entries(questions).map(([name, question]) => ({
        name,
        ...question.read(typed[name] as never, { name, context, beside }),
      }));
      const values = Object.fromEntries(
        read.flatMap(({ name, value, errors }) => (errors ? [] : [[name, value]])),
      ) as Partial<ValuesOf<Q>>;
      const errors = read.flatMap((one): readonly FieldError[] => {
        if (one.errors) return one.errors;
        const message = checks[one.name]?.(values, context);
        return message ? [{ field: errorField(one.name, questions), message }] : [];
      });
      return errors.length > 0 ? { errors } : { value: values as ValuesOf<Q> };
    },
  });

/** A moment that cannot be is said at its time. */
const errorField = (name: string, questions: Questions<never, never>): string =>
  questions[name]?.asked.kind === "moment" ? `${name}-time` : name;

/** A rule that asks for an answer which the form does not have would never apply. */
const known = (typed: object): Beside =>
  new Proxy(typed as Record<string, unknown>, {
    get: (answers, name) => {
      if (typeof name === "string" && Object.hasOwn(answers, name)) return answers[name];
      throw new Error(`a rule asks for “${String(name)}”, which is no question of its form`);
    },
  });

/** The questions that no option reveals. Throws, at the start, where one would not be drawn or drawn twice. */
export function openIn(questions: Questions<never, never>): string[] {
  const names = Object.keys(questions);
  if (names.includes("version")) throw new Error("every form has its version: it is no question");
  const inside = new Set<string>();
  for (const [name, { asked }] of Object.entries(questions)) {
    if (asked.kind === "group") openIn(asked.questions);
    const revealed = asked.kind === "choice" ? Object.values(asked.reveals ?? {}).flat() : [];
    for (const one of revealed) {
      // What is revealed comes after what reveals it, so that no two reveal each other.
      if (names.indexOf(one) <= names.indexOf(name)) {
        throw new Error(`“${name}” reveals “${one}”, which is no question after it`);
      }
      if (inside.has(one)) throw new Error(`“${one}” is revealed twice`);
      inside.add(one);
    }
  }
  return names.filter((name) => !inside.has(name));
}
