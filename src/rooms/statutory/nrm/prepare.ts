import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { londonDate } from "../../../kernel/dates.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import { bornProblem } from "./born-text.ts";
import { appendChronology } from "../../child-record/index.ts";
import { texts } from "../../../kernel/read-texts.ts";
import { changeReferral, type NrmChange } from "./change-referral.ts";
import { fieldsOf, type NrmForm } from "./nrm-config.ts";
import { listAnswers, listReferrals, type Referral } from "./nrm-reads.ts";

export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly calendar: WorkingCalendar;
};
export type About = { readonly personId: string; readonly partnershipId: number };

export type ConsiderForm = {
  readonly considered: DateParts;
  readonly decision: string;
  readonly reason: string;
};

export const earliest = "2009-04-01";

/** What is wrong is said at every field at once. */
export function readConsideration(form: ConsiderForm, today: string) {
  const errors: FieldError[] = [];
  const on = readDateParts(form.considered, { name: "Date", earliest, latest: today });
  if (!on.ok) errors.push({ field: "considered", message: on.error });
  const { decision } = form;
  const isDecision = decision === "prepare" || decision === "not-needed";
  if (!isDecision) errors.push({ field: "decision", message: "Choose whether it is referred" });
  const reason = texts(errors)(form.reason, {
    field: "reason",
    name: "Why",
    most: 4000,
    missing: "Enter why",
  });
  return errors.length > 0 || !on.ok
    ? { errors }
    : { consideredOn: on.value, isNeeded: decision === "prepare", reason };
}

export type Consideration =
  | { readonly kind: "accepted"; readonly referralId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** One is being prepared or waits for a decision already. */
  | { readonly kind: "stands"; readonly referralId: string };

const open = new Set(["preparing", "reasonable", "conclusive"]);

/** Records that a referral was considered: it is prepared now, or none is needed and why. */
export async function considerReferral(
  tx: Tx,
  { actor, at, today }: Omit<CommandContext, "calendar">,
  { person, nrmForm, form }: { person: About; nrmForm: NrmForm; form: ConsiderForm },
): Promise<Consideration> {
  const read = readConsideration(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  await oneAtATime(tx, `nrm of ${person.personId}`);
  const standing = (await listReferrals(tx, person.personId)).find(({ stage }) => open.has(stage));
  if (standing && read.isNeeded) return { kind: "stands", referralId: standing.referralId };
  const referralId = newId();
  await tx
    .insertInto("protect.nrm_referrals")
    .values({
      nrm_referral_id: referralId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      stage: read.isNeeded ? "preparing" : "not-needed",
      considered_on: read.consideredOn,
      reason: read.reason,
      form_id: nrmForm.id,
      begun_by: actor.id,
      begun_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "nrm",
    headline: read.isNeeded
      ? "NRM considered: a referral is prepared"
      : "NRM considered: not referred",
    detail: read.reason,
    happenedOn: read.consideredOn,
    by: actor,
  });
  return { kind: "accepted", referralId };
}

export const mostLetters = 8000;

type Saving = {
  readonly person: About;
  readonly referral: Referral;
  /** As typed, by field. */
  readonly typed: ReadonlyMap<string, string>;
  readonly version: string;
};

/**
 * Keeps what will be typed into the form. A field that was left as it is adds nothing; one that is
 * emptied is taken back. Not in the chronology: it is preparation, and what was sent is said there.
 */
export async function saveAnswers(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { person, referral, typed, version }: Saving,
): Promise<NrmChange> {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const { referralId } = referral;
  const before = await listAnswers(tx, referralId);
  const changed = fieldsOf(referral.form).flatMap(({ key, label, known }) => {
    const rule = { field: `f-${key}`, name: label, most: mostLetters };
    const now = text(typed.get(key) ?? before.get(key) ?? "", rule);
    const wrong = known === "born" ? bornProblem(now, londonDate(at)) : undefined;
    if (wrong !== undefined) errors.push({ field: rule.field, message: wrong });
    return now === (before.get(key) ?? "") ? [] : [{ key, now }];
  });
  if (errors.length > 0) return { kind: "invalid", errors };
  if (referral.stage !== "preparing") return { kind: "stale" };
  if (!(await changeReferral(tx, { referralId, version }, {}))) return { kind: "stale" };
  if (changed.length > 0) {
    await tx
      .insertInto("protect.nrm_answers")
      .values(
        changed.map(({ key, now }) => ({
          nrm_answer_id: newId(),
          partnership_id: person.partnershipId,
          person_id: person.personId,
          nrm_referral_id: referralId,
          field: key,
          wording: now === "" ? null : now,
          recorded_by: actor.id,
          recorded_at: at,
        })),
      )
      .execute();
  }
  return { kind: "accepted" };
}
