import { versionOf } from "../../kernel/version-of.ts";
import { addDays, addMonths, formatDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology, type Change, type About } from "../child-record/index.ts";
import { saysUntold } from "../family-network/index.ts";
import type { TransitionScheme } from "./schemes.ts";
import { readTransition, type Transition, type TransitionForm } from "./transition-form.ts";
import { findTransition } from "./transition-reads.ts";

/** Born on 29 February they are 18 on 1 March (see `ageOn`). */
export function eighteenOn(bornOn: string): string {
  const on = addMonths(bornOn, 216);
  return on.slice(8) === bornOn.slice(8) ? on : addDays(on, 1);
}

/** Whether the plan for turning 18 is to be begun; over 18 it still is, while the record is open. */
export const isTurning = (
  bornOn: string,
  today: string,
  { fromMonths }: TransitionScheme,
): boolean => addMonths(bornOn, fromMonths) <= today;

/** "18 on 3 April 2027", "was 18 on 3 April 2026; still open". */
export function eighteenWords(bornOn: string, today: string): string {
  const on = eighteenOn(bornOn);
  return on <= today ? `was 18 on ${formatDate(on)}; still open` : `18 on ${formatDate(on)}`;
}

/** Adds a version of the plan for turning 18. It ends nothing, and no birthday does. */
export async function saveTransition(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form }: { readonly person: About; readonly form: TransitionForm },
): Promise<Change> {
  const { personId, partnershipId } = person;
  const read = readTransition(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const untold = await saysUntold(tx, { ...person, today }, read.plan.agreedWith ?? "");
  if (untold !== undefined)
    return { kind: "invalid", errors: [{ field: "agreedWith", message: untold }] };
  await oneAtATime(tx, `transition of ${personId}`);
  const before = await findTransition(tx, personId);
  if ((before?.version ?? 0) !== versionOf(form.version)) return { kind: "stale" };
  const { plan } = read;
  await tx
    .insertInto("protect.transition_plans")
    .values({
      transition_plan_id: newId(),
      partnership_id: partnershipId,
      person_id: personId,
      version: (before?.version ?? 0) + 1,
      ...columnsOf(plan),
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "life",
    headline:
      plan.agreedOn === null
        ? "Plan for turning 18 written; not agreed yet"
        : `Plan for turning 18 agreed on ${formatDate(plan.agreedOn)}`,
    detail: plan.continues ?? plan.services,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

const columnsOf = (plan: Transition) => ({
  services: plan.services,
  who_leads: plan.whoLeads,
  wants: plan.wants,
  capacity: plan.capacity,
  meeting_on: plan.meetingOn,
  continues: plan.continues,
  agreed_on: plan.agreedOn,
  agreed_with: plan.agreedWith,
});
