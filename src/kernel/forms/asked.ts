import type { AnyForm, Sent } from "./define-form.ts";
import type { ReadQuery, Questions } from "./question.ts";

/** The boxes of a date and of a moment. */
export const partsOf = {
  date: ["day", "month", "year"],
  moment: ["day", "month", "year", "time"],
} as const;

const empty = (parts: readonly string[]) => Object.fromEntries(parts.map((one) => [one, ""]));

function blankAnswer(asked: ReadQuery<never>): unknown {
  switch (asked.kind) {
    case "text":
    case "choice":
    case "along":
    case "trap":
      return "";
    case "several":
      return [];
    case "date":
    case "moment":
      return empty(partsOf[asked.kind]);
    case "own":
      return empty(Object.keys(asked.fields));
    case "group":
      return blankAnswers(asked.questions);
    case "each":
      return {};
    case "file":
      return undefined;
  }
}

const blankAnswers = (questions: Questions<never, never>) =>
  Object.fromEntries(
    Object.entries(questions).map(([name, { asked }]) => [name, blankAnswer(asked)]),
  );

/** What stands in a row of which nothing came. */
export const blankRow = (questions: Questions<never, never>): object => blankAnswers(questions);

/** A form with nothing in it. */
export const blankOf = <F extends AnyForm>({ questions }: F): Sent<F> =>
  ({ ...blankAnswers(questions), version: "" }) as Sent<F>;

/** What a question is asked as, for a page that shows its answer. */
export function labelOf<F extends AnyForm>(form: F, name: keyof F["questions"] & string): string {
  const asked = form.questions[name]?.asked;
  const label = asked && "label" in asked ? asked.label : undefined;
  if (typeof label === "string") return label;
  throw new Error(`“${name}” is not always asked in the same words`);
}
