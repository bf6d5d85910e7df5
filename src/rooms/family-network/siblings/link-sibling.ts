import { sql } from "kysely";
import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { mayOnChild } from "../../subjects/index.ts";
import { invalid, ofChild, type Change, type Child } from "../acting.ts";
import { anotherRecord, siblingForm, siblingEndForm } from "./sibling-form.ts";
import { findOther, type OtherRecord, type Refusal, type Sibling } from "./sibling-reads.ts";

type Linking = {
  readonly person: Child;
  /** Which person around the child they are; absent where the link begins from elsewhere. */
  readonly aroundId: string | null;
  readonly offered: readonly OtherRecord[];
  readonly form: Sent<typeof siblingForm>;
};

/** The audit names both children. */
type LinkChange =
  | Exclude<Change, { readonly kind: "accepted" }>
  | { readonly kind: "accepted"; readonly subjectIds: readonly string[] };

const refusals: Readonly<Record<Refusal, string>> = {
  unknown:
    "No record of this reference is open to you. Check it, or ask the team that holds the record to link it",
  apart:
    "These records are not linked: one of the two children is adopted or placed for adoption, or where they can be found is protected",
  linked: "These two records are linked already",
};

/**
 * Links the records of two children who are brothers or sisters. Nothing is written to either chronology: who reads one
 * of the two would learn of the other.
 */
export async function linkSibling(
  tx: Tx,
  by: CommandContext,
  { person, aroundId, offered, form }: Linking,
): Promise<LinkChange> {
  const { value, errors } = siblingForm.read(form, { offered });
  if (errors) return invalid(errors);
  await oneAtATime(tx, `siblings ${person.partnershipId}`);
  const isOther = value.record === null || value.record === anotherRecord;
  const sought = isOther
    ? { chosen: null, reference: value.reference }
    : { chosen: value.record, reference: null };
  const found = await findOther(tx, { personId: person.personId, ...sought });
  const field = isOther ? "reference" : "record";
  const { other } = found;
  const asking = { tx, actor: by.actor, now: by.at };
  const mayLink = other !== undefined && (await mayOnChild(asking, other.personId, "child.edit"));
  const refusal = mayLink ? found.refusal : "unknown";
  if (!other || refusal !== null)
    return invalid([{ field, message: refusals[refusal ?? "unknown"] }]);
  const pair = {
    pair_id: newId(),
    how_known: value.howKnown,
    may_say: value.maySay === "yes",
    say_reason: value.maySay === "yes" ? null : value.sayReason,
    recorded_by: by.actor.id,
    recorded_at: by.at,
  };
  for (const [child, around] of [
    [person, aroundId],
    [other, null],
  ] as const)
    await tx
      .insertInto("protect.sibling_links")
      .values({
        sibling_link_id: newId(),
        ...ofChild({ ...child, bornOn: null }),
        around_id: around,
        ...pair,
      })
      .execute();
  return { kind: "accepted", subjectIds: [person.personId, other.personId] };
}

type Ending = { readonly sibling: Sibling; readonly form: Sent<typeof siblingEndForm> };

/** Ends the link, on both records at once. */
export async function endSibling(
  tx: Tx,
  by: CommandContext,
  { sibling, form }: Ending,
): Promise<Change> {
  const { value, errors } = siblingEndForm.read(form, {});
  if (errors) return invalid(errors);
  const { numAffectedRows } = await sql`
    update protect.sibling_links set ended_on = ${by.today}::date, end_reason = ${value.endReason}, ended_by = ${by.actor.id}::uuid,
      ended_at = ${by.at}, version = version + 1
    where pair_id = ${sibling.pairId}::uuid and version = ${sibling.version} and ended_on is null`.execute(
    tx,
  );
  return numAffectedRows === 2n ? { kind: "accepted" } : { kind: "stale" };
}
