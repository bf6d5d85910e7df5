import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import { namedPlaces } from "../../subjects/index.ts";
import { momentOf, momentTyped } from "../../../kernel/moment-fields.ts";
import { momentInput } from "../../../platform/http/moment-input.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import type { VisitForm } from "../visit-form.ts";
import type { Visit } from "../visit-reads.ts";

export const visitInput = z.object({
  ...momentInput("visited"),
  visitedBy: field(),
  togetherWith: field(),
  purpose: field(),
  outcome: field(),
  setting: field(),
  observed: field(),
  nextStep: field(),
  later: field(),
  sentKey: field(),
  /** "yes" where the child said something that is written down next. */
  said: field(),
});
export type VisitTyped = z.output<typeof visitInput>;

export const formOf = (typed: VisitTyped): VisitForm => ({
  ...typed,
  visited: momentOf(typed, "visited"),
});

/** Where a form begins: now, by whoever records it, planned, where the child lives. */
export const blankVisit = (staffId: string, now: Date, sentKey: string): VisitTyped => ({
  ...visitInput.parse({ visitedBy: staffId, purpose: "planned", setting: "home", sentKey }),
  ...momentTyped("visited", now),
});

/** What an entry begins with that puts another right. */
export const typedOf = (visit: Visit, sentKey: string): VisitTyped => ({
  ...visitInput.parse({
    visitedBy: visit.visitedById,
    purpose: visit.purpose,
    outcome: visit.outcome,
    togetherWith: visit.togetherWith ?? "",
    setting: visit.setting,
    sentKey,
    observed: visit.observed ?? "",
    nextStep: visit.nextStep ?? "",
    later: visit.typeUpBy === null ? "" : "yes",
  }),
  ...momentTyped("visited", visit.visitedAt),
});

export type Visitor = { readonly staffId: string; readonly name: string };

/** Who may have gone: whoever records it, the people involved, and who went by what is put right. */
export function visitorsFor({ actor, circle }: ChildFacts, visit?: Visit): readonly Visitor[] {
  const went = visit ? [{ staffId: visit.visitedById, name: visit.visitedBy }] : [];
  const all = [{ staffId: actor.id, name: actor.name }, ...namedPlaces(circle), ...went];
  return [...new Map(all.map(({ staffId, name }) => [staffId, { staffId, name }])).values()];
}
