import { blankRow } from "./asked.ts";
import type { Form } from "./define-form.ts";
import type { Question, Questions, Row, TypedOf, ValuesOf } from "./question.ts";

type Spec<Q extends Questions<Row, Row>, R, D> = {
  /** What is asked in each row, with its rules; a row is read and drawn by itself. */
  readonly form: Form<Q, Row, Row>;
  /** For whom, in the order of the page. A row that is sent of nobody among these is not read. */
  readonly rows: (context: R | D) => readonly Row[];
};

/**
 * The same questions for each of some, such as of all who were invited. What is typed is kept by row; what is read
 * are the rows in their order, and an error is said at the question and the row.
 */
export function each<Q extends Questions<Row, Row>, R, D>({
  form,
  rows,
}: Spec<Q, R, D>): Question<
  Readonly<Record<string, TypedOf<Q>>>,
  readonly (ValuesOf<Q> & { readonly key: string })[],
  R,
  D
> {
  const { questions } = form;
  for (const [name, { asked }] of Object.entries(questions)) {
    const isOneField = asked.kind === "text" || (asked.kind === "choice" && !asked.reveals);
    if (!isOneField) throw new Error(`“${name}” is asked in each row and is more than one field`);
  }
  const blank = blankRow(questions) as TypedOf<Q>;
  return {
    asked: { kind: "each", questions, rows },
    read: (typed, { context }) => {
      const read = rows(context).map((row) => ({
        row,
        ...form.read(Object.hasOwn(typed, row.key) ? (typed[row.key] ?? blank) : blank, row),
      }));
      const errors = read.flatMap(({ row, errors: wrong = [] }) =>
        wrong.map((one) => ({ ...one, field: fieldOf(one.field, row) })),
      );
      if (errors.length > 0) return { errors };
      return {
        value: read.flatMap(({ row, value }) => (value ? [{ ...value, key: row.key }] : [])),
      };
    },
  };
}

const fieldOf = (question: string, { key }: Row): string => `${question}.${key}`;
