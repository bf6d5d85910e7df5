import { formatDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Person } from "../subjects/index.ts";
import { changeStanding, type Deciding, type StandingChange } from "./change-standing.ts";
import { appendChronology } from "./chronology-writes.ts";
import { readHarmForm, type Harm, type HarmForm } from "./harm-form.ts";
import type { Standing } from "./standing-reads.ts";
import { harmSaid, harmStatusOf, isDownward, type HarmScheme } from "./harm-scheme.ts";

/** Whose standing it is. */
type Decided = Pick<Person, "personId" | "partnershipId">;

type DecidingHarm = Deciding & {
  readonly harmScheme: HarmScheme;
  readonly calendar: WorkingCalendar;
};

/**
 * Records whether the child is being harmed, as far as is known: append-only, with who, why, dissent
 * and when to look again. It says nothing of the level and changes none.
 */
export async function setHarmStatus(
  tx: Tx,
  deciding: DecidingHarm,
  { person, form }: { person: Decided; form: HarmForm },
): Promise<StandingChange> {
  const { at, today, harmScheme: scheme, calendar } = deciding;
  const read = readHarmForm(form, { scheme, calendar, today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { harm } = read;
  return changeStanding(
    tx,
    { personId: person.personId, version: form.version, at },
    {
      move: (before) => ({
        harm_status: harm.status,
        previous_harm_status: before.harmStatus,
        harm_decided_on: today,
        harm_review_by: harm.reviewBy,
      }),
      record: (before) => recordDecision(tx, deciding, { person, harm, before }),
    },
  );
}

async function recordDecision(
  tx: Tx,
  { actor, today, harmScheme: scheme }: DecidingHarm,
  { person, harm, before }: { person: Decided; harm: Harm; before: Standing },
): Promise<void> {
  const decisionId = newId();
  await tx
    .insertInto("protect.harm_decisions")
    .values({
      harm_decision_id: decisionId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: scheme.id,
      status: harm.status,
      basis: "decided",
      reason: harm.reason,
      dissent: harm.dissent,
      review_by: harm.reviewBy,
      decided_on: today,
      decided_by: actor.id,
    })
    .execute();
  const { name, isUndecided } = harmStatusOf(scheme, harm.status);
  const next = isUndecided ? "decide by" : "review by";
  await appendChronology(tx, person, {
    kind: "harm",
    headline: `Harm status recorded as ${name}${wasBefore(scheme, before, harm.status)}; ${next} ${formatDate(harm.reviewBy)}`,
    detail: harm.reason,
    happenedOn: today,
    by: actor,
    decision: { is: "harm", id: decisionId },
  });
}

function wasBefore(scheme: HarmScheme, before: Standing, status: string): string {
  const { harmStatus: previous, harmSaid: said } = before;
  const name = harmSaid(scheme, { status: previous, said });
  if (previous === status && name === harmStatusOf(scheme, status).name) return " (no change)";
  return isDownward(scheme, previous, status) ? ` (changed from ${name})` : ` (was ${name})`;
}
