import { addDays, addMonths, formatDate } from "../../../kernel/dates.ts";
import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import { appendChronology } from "../chronology-writes.ts";
import { versionOf } from "../change-standing.ts";
import type { Acting, Change, Whose } from "./acting.ts";
import type { TransitionScheme } from "./schemes.ts";
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

export type TransitionForm = {
  readonly services: string;
  readonly whoLeads: string;
  readonly wants: string;
  readonly capacity: string;
  readonly meetingOn: DateParts;
  readonly continues: string;
  readonly agreedOn: DateParts;
  readonly agreedWith: string;
  readonly version: string;
};

export type Transition = {
  readonly services: string;
  readonly whoLeads: string;
  readonly wants: string;
  readonly capacity: string;
  readonly meetingOn: string | null;
  readonly continues: string | null;
  readonly agreedOn: string | null;
  readonly agreedWith: string | null;
};

const isEmpty = ({ day, month, year }: DateParts): boolean =>
  [day, month, year].every((part) => part.trim() === "");

/** Reads the plan for turning 18. It is agreed with a day, with whom, and what goes on after. */
export function readTransition(
  form: TransitionForm,
  today: string,
): { readonly plan: Transition } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const text = (
    field: "services" | "whoLeads" | "wants" | "capacity" | "continues" | "agreedWith",
    rule: { readonly name: string; readonly most: number; readonly missing?: string },
  ): string => {
    const read = readText(form[field], rule);
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return "";
  };
  const day = (field: "meetingOn" | "agreedOn", name: string, latest?: string): string | null => {
    if (isEmpty(form[field])) return null;
    const read = readDateParts(form[field], {
      ...{ name, earliest: "2010-01-01" },
      ...(latest === undefined ? {} : { latest }),
    });
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return null;
  };
  const isAgreed = !isEmpty(form.agreedOn) || form.agreedWith.trim() !== "";
  const services = text("services", {
    ...{ name: "Adult services", most: 2000 },
    missing: "Enter which adult services were asked and what they said, or that none has been yet",
  });
  const whoLeads = text("whoLeads", {
    ...{ name: "Who leads", most: 200, missing: "Enter who leads the transition" },
  });
  const wants = text("wants", {
    ...{ name: "What the young person wants", most: 4000 },
    missing: "Enter what the young person wants, or why they were not asked yet",
  });
  const capacity = text("capacity", {
    ...{ name: "Capacity and consent", most: 4000 },
    missing: "Enter how capacity and consent were considered",
  });
  const meetingOn = day("meetingOn", "Date of the joint meeting");
  const continues = text("continues", {
    ...{ name: "What goes on after 18", most: 4000 },
    ...(isAgreed ? { missing: "Enter what goes on after 18, and who does it" } : {}),
  });
  const agreedOn = day("agreedOn", "Date it was agreed", today);
  const agreedWith = text("agreedWith", {
    ...{ name: "With whom", most: 400 },
    ...(isAgreed ? { missing: "Enter with whom it was agreed" } : {}),
  });
  if (isAgreed && isEmpty(form.agreedOn)) {
    errors.push({ field: "agreedOn", message: "Enter the date it was agreed" });
  }
  if (errors.length > 0) return { errors };
  return {
    plan: {
      ...{ services, whoLeads, wants, capacity, meetingOn, agreedOn },
      continues: continues || null,
      agreedWith: agreedWith || null,
    },
  };
}

/** Adds a version of the plan for turning 18. It ends nothing, and no birthday does. */
export async function saveTransition(
  tx: Tx,
  { actor, at, today }: Acting,
  { person, form }: { readonly person: Whose; readonly form: TransitionForm },
): Promise<Change> {
  const { personId, partnershipId } = person;
  const read = readTransition(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
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
      services: plan.services,
      who_leads: plan.whoLeads,
      wants: plan.wants,
      capacity: plan.capacity,
      meeting_on: plan.meetingOn,
      continues: plan.continues,
      agreed_on: plan.agreedOn,
      agreed_with: plan.agreedWith,
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
