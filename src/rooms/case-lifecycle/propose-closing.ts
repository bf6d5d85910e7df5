import { sql } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { insertAll } from "../../platform/database/insert-all.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { notify } from "../work/index.ts";
import { appendChronology, getStanding, type Invalid, type About } from "../child-record/index.ts";
import { closingContext } from "./closing-context.ts";
import {
  needsPanel,
  readClosing,
  type Closing,
  type ClosingContext,
  type ClosingTyped,
} from "./closing-form.ts";
import { findWaiting } from "./closure-reads.ts";

export type Proposal =
  | { readonly kind: "accepted"; readonly closureId: string }
  | Invalid
  /** One waits already: that is the one to look at. */
  | { readonly kind: "waiting"; readonly closureId: string }
  | { readonly kind: "closed" };

export const closingOneAtATime = (tx: Tx, personId: string): Promise<void> =>
  oneAtATime(tx, `closing of ${personId}`);

/** Proposes to close a record. It closes nothing: somebody else, or a meeting, agrees first. */
export async function proposeClosing(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, typed, rooms }: { person: About; typed: ClosingTyped; rooms: Rooms },
): Promise<Proposal> {
  const { personId } = person;
  await closingOneAtATime(tx, personId);
  const standing = await getStanding(tx, personId);
  if (!standing.isOpen) return { kind: "closed" };
  const waiting = await findWaiting(tx, personId);
  if (waiting) return { kind: "waiting", closureId: waiting.closureId };
  const ground = await closingContext(tx, { personId, today, rooms });
  const read = readClosing(typed, ground);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { level } = standing;
  const closureId = newId();
  await write(tx, { actor, at, today }, { person, closureId, level, ...ground, ...read });
  await appendChronology(tx, person, {
    kind: "life",
    headline: "Closure proposed; a colleague decides",
    detail: read.closing.reason,
    happenedOn: today,
    by: actor,
  });
  await tellCircle(tx, { actor, at, today }, { person, closureId });
  return { kind: "accepted", closureId };
}

/** Everybody in the circle is asked: what they say is heard before somebody agrees. */
async function tellCircle(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person: { personId, partnershipId }, closureId }: { person: About; closureId: string },
): Promise<void> {
  const { rows } = await sql<{ staffId: string }>`
    select distinct m.staff_id as "staffId" from subjects.people p
    join sec.memberships m on m.circle_id = p.circle_id and m.ends_at is null and m.staff_id is not null
    where p.person_id = ${personId}::uuid
      and (m.basis = 'allocation' or m.staff_id <> all ((select sec.closed_staff(${today}::date))::uuid[]))`.execute(
    tx,
  );
  const notice = {
    partnershipId,
    staffIds: rows.map(({ staffId }) => staffId),
    kind: "action",
    headline:
      "Closing a record that you work on is proposed: give your agency’s view to the person who proposed it",
    href: `/children/${personId}/closing/${closureId}`,
  } as const;
  await notify(tx, notice, { by: actor, at });
}

type Writing = Pick<ClosingContext, "scheme"> & {
  readonly person: About;
  readonly closureId: string;
  readonly level: number | null;
  readonly closing: Closing;
};

async function write(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person: { personId, partnershipId }, closureId, level, scheme, closing }: Writing,
): Promise<void> {
  const { answers, reason, childView, childTold, leadAfter, turnTo } = closing;
  await tx
    .insertInto("protect.closures")
    .values({
      closure_id: closureId,
      partnership_id: partnershipId,
      person_id: personId,
      scheme_id: scheme.id,
      level: level,
      needs_panel: needsPanel(scheme, level),
      reason,
      child_view: childView,
      child_told: childTold,
      lead_after: leadAfter,
      turn_to: turnTo,
      proposed_by: actor.id,
      proposed_on: today,
      proposed_at: at,
    })
    .execute();
  const rows = answers.map((one) => ({
    closure_answer_id: newId(),
    partnership_id: partnershipId,
    person_id: personId,
    closure_id: closureId,
    part: one.part,
    about: one.about,
    title: one.title,
    wording: one.wording,
    source: one.source,
    seen_on: one.seenOn,
    ending: one.ending,
    recorded_by: actor.id,
  }));
  await insertAll(tx, "protect.closure_answers", rows);
}
