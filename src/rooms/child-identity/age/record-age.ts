import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { appendChronology } from "../../child-record/index.ts";
import { listAges } from "../../subjects/index.ts";
import { identitySchemeOn } from "../identity-scheme.ts";
import type { Change, Child } from "../record-fact.ts";
import { ageForm } from "./age-form.ts";

type Recording = { readonly person: Child; readonly form: Sent<typeof ageForm> };

/** Records how old a child is said to be, where nobody knows the date of birth. */
export async function recordAge(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form }: Recording,
): Promise<Change> {
  await oneAtATime(tx, `age ${person.personId}`);
  const before = await listAges(tx, person.personId);
  if (before.length !== Number(form.version)) return { kind: "stale" };
  const scheme = await identitySchemeOn(tx, today);
  const { value, errors } = ageForm.read(form, { scheme, now: at });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("subjects.age_facts")
    .values({
      age_fact_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      youngest: value.youngest,
      oldest: value.oldest,
      said_on: value.saidOn,
      source: value.source,
      source_name: value.sourceName,
      wording: value.wording,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: "Identity and contact: age recorded, without a date of birth",
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
