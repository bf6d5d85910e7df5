import { versionOf } from "../../kernel/version-of.ts";
import { createHash } from "node:crypto";
import { addDays, formatDate } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { saysUntold } from "../family-network/index.ts";
import type { Person } from "../subjects/index.ts";
import { contentOf, soughtOf, type PlanContent, type WholePlan } from "./plan.ts";
import { addVersion, changePlan, type PlanChange } from "./plan-writes.ts";

export type AgreeForm = {
  readonly agreedOn: DateParts;
  readonly agreedWith: string;
  readonly notAgreed: string;
  readonly reviewBy: DateParts;
  /** The fingerprint of the plan that was read: nobody agrees what they have not seen. */
  readonly seen: string;
};

/** The longest that a plan may stand unread, whatever the scheme proposes. */
const longestDays = 183;

type Agreeing = {
  readonly person: Person;
  readonly whole: WholePlan;
  /** The number of the version that was agreed last, of this plan or an earlier one. */
  readonly last: number;
  readonly form: AgreeForm;
};

/** Freezes the plan as it is now: what was agreed, with whom, and by when it is looked at again. */
export async function agreePlan(
  tx: Tx,
  acting: CommandContext,
  { person, whole, last, form }: Agreeing,
): Promise<PlanChange> {
  const read = readAgreement(form, whole, acting.today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { today } = acting;
  const untold = await saysUntold(tx, { ...person, today }, read.agreedWith);
  if (untold !== undefined) {
    const message = `${untold}: the plan is not agreed with them`;
    return { kind: "invalid", errors: [{ field: "agreedWith", message }] };
  }
  const content = contentOf(whole);
  if (form.seen !== fingerprintOf(content)) return { kind: "stale" };
  const number = last + 1;
  const { planId } = whole.plan;
  const version = { person, planId, number, content, ...read };
  if (!(await addVersion(tx, acting, version))) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "action",
    headline: `Safety plan agreed: version ${String(number)}, to be reviewed by ${formatDate(read.reviewBy)}`,
    detail: [
      `Agreed with ${read.agreedWith}`,
      read.notAgreed === null ? "" : `Not agreed: ${read.notAgreed}`,
    ]
      .filter(Boolean)
      .join("\n\n"),
    happenedOn: read.agreedOn,
    by: acting.actor,
  });
  return { kind: "accepted" };
}

/** Two plans that say the same have the same fingerprint. */
export const fingerprintOf = (content: PlanContent): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 32);

type Agreement = {
  readonly agreedOn: string;
  readonly agreedWith: string;
  readonly notAgreed: string | null;
  readonly reviewBy: string;
};

function readAgreement(
  form: AgreeForm,
  whole: WholePlan,
  today: string,
): Agreement | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const on = readDateParts(form.agreedOn, {
    name: "Date it was agreed",
    earliest: addDays(today, -92),
    latest: today,
  });
  const reviewBy = readDateParts(form.reviewBy, {
    name: "Review date",
    earliest: addDays(today, 1),
    latest: addDays(today, longestDays),
  });
  const missing = "Enter who agreed this plan: the child, parents or carers, agencies";
  const agreedWith = readText(form.agreedWith, { name: "Who agreed", most: 1000, missing });
  const notAgreed = readText(form.notAgreed, { name: "Who does not agree", most: 2000 });
  if (soughtOf(whole).length === 0) {
    errors.push({ field: "agreedWith", message: "Add an outcome before the plan is agreed" });
  }
  if (!on.ok) errors.push({ field: "agreedOn", message: on.error });
  if (!agreedWith.ok) errors.push({ field: "agreedWith", message: agreedWith.error });
  if (!notAgreed.ok) errors.push({ field: "notAgreed", message: notAgreed.error });
  if (!reviewBy.ok) errors.push({ field: "reviewBy", message: reviewBy.error });
  if (!on.ok || !agreedWith.ok || !notAgreed.ok || !reviewBy.ok || errors.length > 0) {
    return { errors };
  }
  return {
    agreedOn: on.value,
    agreedWith: agreedWith.value,
    notAgreed: notAgreed.value || null,
    reviewBy: reviewBy.value,
  };
}

export type CloseForm = { readonly reason: string; readonly version: string };

/** Closes the plan. Its promises stand in the list of promises; its versions stay to be read. */
export async function closePlan(
  tx: Tx,
  acting: CommandContext,
  { person, whole, form }: { person: Person; whole: WholePlan; form: CloseForm },
): Promise<PlanChange> {
  const missing = "Enter why the plan ends";
  const reason = readText(form.reason, { name: "Why the plan ends", most: 2000, missing });
  if (!reason.ok) return { kind: "invalid", errors: [{ field: "reason", message: reason.error }] };
  const set = { closed_on: acting.today, closed_reason: reason.value };
  const { planId } = whole.plan;
  const version = versionOf(form.version);
  if (!(await changePlan(tx, acting, { planId, version, set }))) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "action",
    headline: "The safety plan was closed",
    detail: reason.value,
    happenedOn: acting.today,
    by: acting.actor,
  });
  return { kind: "accepted" };
}
