import type { FieldError } from "../fields.ts";
import { blankRow } from "./asked.ts";
import type { Form } from "./define-form.ts";
import type { Question, Questions, Row, TypedOf, ValuesOf } from "./question.ts";

type Keyed<Q extends Questions<never, never>> = ValuesOf<Q> & { readonly key: string };

type Spec<W extends Row, Q extends Questions<W, W>, R, D> = {
  /** What is asked in each row, with its rules; a row is read and drawn by itself. */
  readonly form: Form<Q, W, W>;
  /** For whom, in the order of the page. A row that is sent of nobody among these is not read. */
  readonly rows: (context: R | D) => readonly W[];
  /** What stands between the question and the row in the name of a field. */
  readonly joint?: "." | "-";
  /** Without a legend around each row: its one question says whose it is. */
  readonly isBare?: boolean;
  /** A rule about all of them together: what is wrong is said at the first field. */
  readonly check?: (rows: readonly Keyed<Q>[], context: R) => string | false;
};

/**
 * The same questions for each of some, such as of all who were invited, or questions that are given on the day. What
 * is typed is kept by row; what is read are the rows in their order, and an error is said at the question and the row.
 */
export function each<W extends Row, Q extends Questions<W, W>, R, D>({
  form,
  rows,
  joint = ".",
  isBare = false,
  check,
}: Spec<W, Q, R, D>): Question<Readonly<Record<string, TypedOf<Q>>>, readonly Keyed<Q>[], R, D> {
  const { questions } = form;
  for (const [name, { asked }] of Object.entries(questions)) {
    const isOneField = asked.kind === "text" || (asked.kind === "choice" && !asked.reveals);
    if (!isOneField) throw new Error(`“${name}” is asked in each row and is more than one field`);
  }
  const blank = blankRow(questions) as TypedOf<Q>;
  const firstOf = (all: readonly W[]): string =>
    `${Object.keys(questions)[0] ?? ""}${joint}${all[0]?.key ?? ""}`;
  return {
    asked: { kind: "each", questions, rows, joint, isBare },
    read: (typed, { context }) => {
      const all = rows(context);
      const read = all.map((row) => ({
        row,
        ...form.read(Object.hasOwn(typed, row.key) ? (typed[row.key] ?? blank) : blank, row),
      }));
      const errors = read.flatMap(({ row, errors: wrong = [] }): readonly FieldError[] =>
        wrong.map(({ field, message }) => ({ field: `${field}${joint}${row.key}`, message })),
      );
      if (errors.length > 0) return { errors };
      const value = read.flatMap((one) => (one.value ? [{ ...one.value, key: one.row.key }] : []));
      const message = check?.(value, context);
      return message ? { errors: [{ field: firstOf(all), message }] } : { value };
    },
  };
}
