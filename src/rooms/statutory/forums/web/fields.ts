import { z } from "zod";
import { field } from "../../../../platform/http/field.ts";
import { dateInput, dateOf, dateTyped } from "../../../child-record/index.ts";
import type { EndForm, ReferenceForm } from "../reference-form.ts";
import type { Reference } from "../reference-reads.ts";

export const referenceInput = z.object({
  forum: field(),
  ...dateInput("since"),
  reference: field(),
  contact: field(),
  summary: field(),
  ...dateInput("next"),
  nextWhat: field(),
  basis: field(),
  version: field(),
});
export type ReferenceTyped = z.output<typeof referenceInput>;

export const endInput = z.object({
  ...dateInput("ended"),
  endReason: field(),
  version: field(),
});
export type EndTyped = z.output<typeof endInput>;

export const referenceFormOf = (typed: ReferenceTyped): ReferenceForm => ({
  ...typed,
  since: dateOf(typed, "since"),
  next: dateOf(typed, "next"),
});

export const endFormOf = (typed: EndTyped): EndForm => ({
  ended: dateOf(typed, "ended"),
  endReason: typed.endReason,
});

/** What stands, in the boxes of the form that changes it. */
export const typedOf = (standing: Reference): ReferenceTyped => ({
  forum: standing.forum,
  ...dateTyped("since", standing.onSince),
  reference: standing.reference ?? "",
  contact: standing.contact ?? "",
  summary: standing.summary ?? "",
  ...dateTyped("next", standing.nextOn),
  nextWhat: standing.nextWhat ?? "",
  basis: standing.basis,
  version: String(standing.version),
});

export const endTyped = (standing: Reference, today: string): EndTyped => ({
  ...dateTyped("ended", today),
  endReason: "",
  version: String(standing.version),
});
