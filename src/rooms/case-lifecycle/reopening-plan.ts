import { addDays, formatDate } from "../../kernel/dates.ts";
import {
  datePartsOf,
  readDateParts,
  type DateParts,
  type FieldError,
} from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Person } from "../subjects/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { giveAction } from "../actions/index.ts";

/** Who leads on what a reopened record needs, and when it is looked at again. */
export type PlanForm = {
  /** "me" for whoever opens it, or one of the people involved. */
  readonly leads: string;
  readonly nextLook: DateParts;
};

export type Leader = { readonly staffId: string; readonly name: string };

/** A record that was opened again is not left alone for longer. */
const longestDays = 84;

type Plan = { readonly leader: Leader; readonly nextOn: string };

/** Reads the plan; with no leader or no day there is none. */
export function readPlan(
  { leads, nextLook }: PlanForm,
  {
    actor,
    today,
    leaders,
  }: Pick<CommandContext, "actor" | "today"> & { readonly leaders: readonly Leader[] },
): { readonly plan: Plan } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const leader =
    leads === "me"
      ? { staffId: actor.id, name: actor.name }
      : leaders.find(({ staffId }) => staffId === leads);
  if (!leader) errors.push({ field: "leads", message: "Choose who leads on it" });
  const next = readDateParts(nextLook, {
    name: "Review date",
    earliest: today,
    latest: addDays(today, longestDays),
  });
  if (!next.ok) errors.push({ field: "nextLook", message: next.error });
  return leader && next.ok ? { plan: { leader, nextOn: next.value } } : { errors };
}

/** Keeps the plan as a promise of whoever leads, so that it is in their work, chased, and closed with what came of it. */
export async function keepPlan(
  tx: Tx,
  acting: CommandContext,
  {
    person,
    plan: { leader, nextOn },
    whatIsNew,
  }: {
    readonly person: Person;
    readonly plan: Plan;
    readonly whatIsNew: string;
  },
): Promise<void> {
  const kept = await giveAction(tx, acting, {
    person,
    form: {
      wording: `Review the reopened record. Reason for reopening: ${whatIsNew}`.slice(0, 1000),
      owner: `staff:${leader.staffId}`,
      due: datePartsOf(nextOn),
    },
    reach: { reach: "", basis: "", reason: "" },
  });
  if (kept.kind !== "accepted")
    throw new Error("a plan that was read cannot be added as an action");
  await appendChronology(tx, person, {
    kind: "life",
    headline:
      `After opening again ${leader.name} leads, and it is reviewed by ${formatDate(nextOn)}`.slice(
        0,
        200,
      ),
    detail: null,
    happenedOn: acting.today,
    by: acting.actor,
  });
}
