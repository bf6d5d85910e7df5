import type { FieldError } from "../../../kernel/fields.ts";
import {
  along,
  defineForm,
  each,
  optionalText,
  text,
  trap,
  type Row,
  type Sent,
} from "../../../kernel/forms/index.ts";
import type { Basis } from "./link-config.ts";
import type { Said } from "./link-reads.ts";

const questionForm = defineForm<Row, Row>()({
  q: optionalText({
    label: ({ legend }) => legend,
    labelClasses: "govuk-label--m",
    rows: 4,
    isVerbatim: true,
    called: "Answer",
    most: 4000,
  }),
});

/** Who answers, and one answer at least; what the basis does not ask is not read. Each question is `q-` and its key. */
export const answerForm = defineForm<Basis, Basis>()({
  // Asked last, and said first where it is missing.
  name: text({
    label: "Your name and post",
    labelClasses: "govuk-label--m",
    called: "Your name and post",
    most: 200,
    missing: "Enter your name and post",
  }),
  code: along(),
  website: trap(),
  answers: each({
    form: questionForm,
    joint: "-",
    isBare: true,
    rows: ({ questions }: Basis) => questions.map(({ key, wording }) => ({ key, legend: wording })),
    check: (answers) => answers.every(({ q }) => q === null) && "Answer one question at least",
  }),
});

export function readAnswers(
  typed: Sent<typeof answerForm>,
  basis: Basis,
):
  | { readonly name: string; readonly said: readonly Said[] }
  | { readonly errors: readonly FieldError[] } {
  const { value, errors } = answerForm.read(typed, basis);
  if (errors) return { errors };
  const wordingOf = new Map(basis.questions.map(({ key, wording }) => [key, wording]));
  return {
    name: value.name,
    said: value.answers.flatMap(({ key, q }) =>
      q === null ? [] : [{ question: wordingOf.get(key) ?? "", answer: q }],
    ),
  };
}
