import { defineForm, type Checks, type Form } from "./define-form.ts";
import type { Question, Questions } from "./question.ts";

type Given<R, D> = Readonly<Record<string, Question<unknown, unknown, R, D>>>;

/** A form whose questions are given, so that their names are not known to its types. */
export type GivenForm<R, D> = Form<Given<R, D>, R, D>;

/** A form of questions that are given: by the fields of a register, or by what is edited. */
export const givenForm = <R, D>(
  questions: Questions<R, D>,
  checks: Checks<Given<R, D>, R> = {},
): GivenForm<R, D> => defineForm<R, D>()(questions as Given<R, D>, checks);
