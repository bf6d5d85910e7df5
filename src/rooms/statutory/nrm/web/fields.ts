import { z } from "zod";
import { field } from "../../../../platform/http/field.ts";
import { dateInput, dateOf } from "../../../child-record/index.ts";
import type { ConsiderForm } from "../prepare.ts";
import type { StepForm } from "../record-step.ts";
import type { Form45 } from "../section45.ts";
import type { SubmitForm } from "../submit.ts";

export const considerInput = z.object({
  ...dateInput("considered"),
  decision: field(),
  reason: field(),
});
export type ConsiderTyped = z.output<typeof considerInput>;
export const considerFormOf = (typed: ConsiderTyped): ConsiderForm => ({
  ...typed,
  considered: dateOf(typed, "considered"),
});

/** The fields of the form are configuration: each is `f-` and its key. */
export const prepareInput = z.object({ version: field() }).catchall(field());
export type PrepareTyped = z.output<typeof prepareInput>;
export const answersOf = (typed: PrepareTyped): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(typed).flatMap(([name, text]) =>
      name.startsWith("f-") ? [[name.slice(2), text] as const] : [],
    ),
  );

export const submitInput = z.object({
  ...dateInput("submitted"),
  reference: field(),
  responder: field(),
  decider: field(),
  version: field(),
});
export type SubmitTyped = z.output<typeof submitInput>;
export const submitFormOf = (typed: SubmitTyped): SubmitForm => ({
  ...typed,
  submitted: dateOf(typed, "submitted"),
});

export const stepInput = z.object({
  ...dateInput("happened"),
  outcome: field(),
  pause: field(),
  wording: field(),
  version: field(),
});
export type StepTyped = z.output<typeof stepInput>;
export const stepFormOf = (typed: StepTyped): StepForm => ({
  ...typed,
  happened: dateOf(typed, "happened"),
});

export const input45 = z.object({
  ...dateInput("considered"),
  verdict: field(),
  consideredBy: field(),
  advice: field(),
  reason: field(),
});
export type Typed45 = z.output<typeof input45>;
export const form45Of = (typed: Typed45): Form45 => ({
  ...typed,
  considered: dateOf(typed, "considered"),
});
