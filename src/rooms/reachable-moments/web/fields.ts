import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import { momentInput } from "../../../platform/http/moment-input.ts";

export const addInput = z.object({
  ...momentInput("happened"),
  kind: field(),
  source: field(),
  wording: field(),
});
export type AddTyped = z.output<typeof addInput>;

export const attemptInput = z.object({
  ...momentInput("happened"),
  outcome: field(),
  byWhom: field(),
  wording: field(),
  version: field(),
});
export type AttemptTyped = z.output<typeof attemptInput>;
