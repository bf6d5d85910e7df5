import { formatDate } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertAll } from "../../../platform/database/insert-all.ts";
import { stageName, type Pathway, type FieldChange } from "../../child-record/index.ts";

type Told = {
  readonly personId: string;
  readonly kind: "correction" | "stage";
  readonly headline: string;
  readonly detail: string | null;
};

type Telling = { readonly actor: StaffActor; readonly today: string; readonly pathway: Pathway };

/**
 * A date of birth put right and a move to another stage are told in the chronology. The other values
 * are not: each is kept with what it replaced, and a chronology full of them would be read by nobody.
 */
export async function tellChanges(
  tx: Tx,
  { actor, today, pathway }: Telling,
  changes: readonly FieldChange[],
): Promise<void> {
  const told = changes.flatMap(({ personId, field, value, was }): readonly Told[] => {
    if (field === "bornOn") {
      const detail = `Was ${dateOf(was)}; is ${dateOf(value)}.`;
      return [{ personId, kind: "correction", headline: "Date of birth corrected", detail }];
    }
    if (field !== "stage") return [];
    const named = (key: string | null): string =>
      key === null ? "not known" : stageName(pathway, key);
    const headline = `Stage: ${named(value)} (was ${named(was)})`;
    return [{ personId, kind: "stage", headline, detail: null }];
  });
  const rows = told.map(({ personId, kind, headline, detail }) => ({
    chronology_entry_id: newId(),
    partnership_id: actor.partnershipId,
    person_id: personId,
    kind,
    headline,
    detail,
    happened_on: today,
    agency_id: actor.posts[0]?.agencyId ?? null,
    recorded_by: actor.id,
  }));
  await insertAll(tx, "protect.chronology_entries", rows);
}

const dateOf = (date: string | null): string => (date === null ? "not known" : formatDate(date));
