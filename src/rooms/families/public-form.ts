import { readText, type FieldError } from "../../kernel/fields.ts";
import type { FamilyWords } from "./family-config.ts";
import type { Said } from "./view-reads.ts";

/** What was typed for each question, by its key, and who should hear it. */
export type PublicTyped = {
  readonly answers: ReadonlyMap<string, string>;
  readonly audience: string;
};

export type Question = FamilyWords["questions"][number];

export const questionsFor = (
  words: FamilyWords,
  purpose: "views" | "saw" | null,
): readonly Question[] =>
  words.questions.filter((one) => purpose !== null && one.for.includes(purpose));

const most = 4000;

type Read = { readonly audience: "everyone" | "worker"; readonly said: readonly Said[] };

/** Each question is optional; one at least is answered. Who hears it is the worker alone unless said otherwise. */
export function readAnswers(
  { answers, audience }: PublicTyped,
  questions: readonly Question[],
  words: FamilyWords,
): Read | { readonly errors: readonly FieldError[] } {
  const given = questions.map(({ key, wording }) => ({
    key,
    question: wording,
    answer: (answers.get(key) ?? "").trim(),
  }));
  const long = given.filter(({ answer }) => !readText(answer, { name: "Answer", most }).ok);
  if (long.length > 0) {
    return { errors: long.map(({ key }) => ({ field: `q-${key}`, message: words.tooLong })) };
  }
  const said = given.filter(({ answer }) => answer !== "");
  const [first] = questions;
  if (said.length === 0) {
    return { errors: [{ field: `q-${first?.key ?? ""}`, message: words.nothing }] };
  }
  return {
    audience: audience === "everyone" ? "everyone" : "worker",
    said: said.map(({ question, answer }) => ({ question, answer })),
  };
}
