import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

export type NewEntry = {
  readonly kind:
    | "note"
    | "level"
    | "circle"
    | "concern"
    | "decision"
    | "harm"
    | "flag"
    | "meeting"
    | "action"
    | "access"
    | "correction"
    | "stage"
    | "chase"
    | "tool"
    | "missing"
    | "assessment"
    | "service"
    | "recovery"
    | "nrm"
    | "forum"
    | "life"
    | "escalation"
    | "supervision"
    | "education"
    | "cohort"
    | "family"
    | "moment"
    | "visit"
    | "link"
    | "document";
  readonly headline: string;
  readonly detail: string | null;
  readonly happenedOn: string;
  readonly by: StaffActor;
  /** What matters for the whole story, beyond the kinds that always do. */
  readonly significant?: boolean;
  /** The decision that the line tells of. */
  readonly decision?: {
    readonly is: "level" | "harm" | "flag-raised" | "flag-reviewed" | "flag-ended";
    readonly id: string;
  };
};

/** One chronology: commands write their line in it within their own transaction. */
export async function appendChronology(
  tx: Tx,
  person: { readonly personId: string; readonly partnershipId: number },
  entry: NewEntry,
): Promise<void> {
  await tx
    .insertInto("protect.chronology_entries")
    .values({
      chronology_entry_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      kind: entry.kind,
      headline: entry.headline,
      detail: entry.detail,
      happened_on: entry.happenedOn,
      agency_id: entry.by.posts[0]?.agencyId ?? null,
      recorded_by: entry.by.id,
      significant: entry.significant ?? false,
      decision: entry.decision?.is ?? null,
      decision_id: entry.decision?.id ?? null,
    })
    .execute();
}
