import type { FieldError } from "../../kernel/fields.ts";
import {
  along,
  choiceOr,
  defineForm,
  each,
  optionalText,
  trap,
  type Row,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { FamilyWords } from "./family-config.ts";
import type { Said } from "./view-reads.ts";

export type Question = FamilyWords["questions"][number];

export const questionsFor = (
  words: FamilyWords,
  purpose: "saw" | "sheet" | "views" | null,
): readonly Question[] =>
  words.questions.filter(
    (one) => purpose !== null && purpose !== "sheet" && one.for.includes(purpose),
  );

/** What a link asks, and in whose words. */
export type Asking = { readonly words: FamilyWords; readonly questions: readonly Question[] };

type Given = Row & { readonly tooLong: string };

const questionForm = defineForm<Given, Given>()({
  q: optionalText({
    label: ({ legend }) => legend,
    labelClasses: "govuk-label--m",
    rows: 4,
    called: "Answer",
    most: 4000,
    tooLong: (_found, { tooLong }) => tooLong,
  }),
});

/**
 * The questions are configuration: each is `q-` and its key. Each is optional, and one at least is answered. Who hears
 * it is the worker alone unless said otherwise.
 */
export const answersForm = defineForm<Asking, Asking>()({
  code: along(),
  website: trap(),
  answers: each({
    form: questionForm,
    joint: "-",
    isBare: true,
    rows: ({ words: { tooLong }, questions }: Asking) =>
      questions.map(({ key, wording }) => ({ key, legend: wording, tooLong })),
    check: (answers, { words }: Asking) => answers.every(({ q }) => q === null) && words.nothing,
  }),
  audience: choiceOr({
    label: ({ words }) => words.who,
    labelClasses: "govuk-fieldset__legend--m",
    options: { everyone: "", worker: "" },
    words: ({ words }) => words,
    otherwise: "worker",
  }),
});

type Read = { readonly audience: "everyone" | "worker"; readonly said: readonly Said[] };

export function readAnswers(
  typed: Sent<typeof answersForm>,
  asking: Asking,
): Read | { readonly errors: readonly FieldError[] } {
  const { value, errors } = answersForm.read(typed, asking);
  if (errors) return { errors };
  const wordingOf = new Map(asking.questions.map(({ key, wording }) => [key, wording]));
  return {
    audience: value.audience,
    said: value.answers.flatMap(({ key, q }) =>
      q === null ? [] : [{ question: wordingOf.get(key) ?? "", answer: q }],
    ),
  };
}
