import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { identitySchemeOn } from "../identity-scheme.ts";
import type { Change, Child } from "../record-fact.ts";
import { immigrationForm } from "./immigration-form.ts";
import { listImmigration } from "./immigration-reads.ts";

type Recording = { readonly person: Child; readonly form: Sent<typeof immigrationForm> };

/** Records nationality and immigration status. No line of the chronology says that it is there. */
export async function recordImmigration(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form }: Recording,
): Promise<Change> {
  await oneAtATime(tx, `immigration ${person.personId}`);
  const before = await listImmigration(tx, person.personId);
  if (before.length !== Number(form.version)) return { kind: "stale" };
  const scheme = await identitySchemeOn(tx, today);
  const { value, errors } = immigrationForm.read(form, { scheme, now: at });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("protect.immigration_facts")
    .values({
      immigration_fact_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      state: value.state,
      nationalities: value.nationalities,
      status: value.status,
      from_on: value.from,
      to_on: value.to,
      unaccompanied: value.unaccompanied,
      adviser: value.adviser,
      wording: value.wording,
      source: value.source,
      source_name: value.sourceName,
      child_asked: value.childAsked,
      not_with: value.notWith,
      noted_on: value.notedOn,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
