import { sql, type Updateable } from "kysely";
import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { DB } from "../../../platform/database/schema.gen.ts";
import type { Change, CommandContext } from "../../../platform/rooms/command.ts";
import { appendChronology } from "../../child-record/index.ts";
import type { ChildOf } from "../record-investigation.ts";
import { answerForm, askForm, chargeForm, closeForm, lookForm } from "./charge-form.ts";
import type { Charge, ChargeStep } from "./charge.ts";

type Recording = { readonly person: ChildOf; readonly form: Sent<typeof chargeForm> };

/** Records it. That a review is due stands in the chronology, and not for what. */
export async function recordCharge(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form }: Recording,
): Promise<Change & { readonly chargeId?: string }> {
  const { value, errors } = chargeForm.read(form, { now: at });
  if (errors) return { kind: "invalid", errors };
  const chargeId = newId();
  await tx
    .insertInto("protect.child_charges")
    .values({
      child_charge_id: chargeId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      kind: value.kind,
      offence: value.offence,
      decided_on: value.decidedOn,
      exploited: value.exploited,
      section45: value.section45,
      section45_basis: value.section45Basis,
      nrm: value.nrm,
      nrm_basis: value.nrmBasis,
      review_by: value.reviewBy,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "action",
    headline: "Recorded for a review: what the child was charged with while exploited",
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted", chargeId };
}

type Adding = {
  readonly charge: Charge;
  readonly version: string;
  readonly change: Updateable<DB["protect.child_charges"]>;
  readonly step: Pick<ChargeStep, "step" | "wording" | "happenedOn"> &
    Partial<Pick<ChargeStep, "about" | "answerBy" | "reviewBy">>;
};

/** Adds what was done to one that is open; the second of two is told. */
async function addStep(
  tx: Tx,
  { actor, at }: CommandContext,
  { charge, version, change, step }: Adding,
): Promise<Change> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.child_charges")
    .set({ ...change, version: sql<number>`version + 1` })
    .where("child_charge_id", "=", charge.chargeId)
    .where("version", "=", versionOf(version))
    .where("closed_on", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await tx
    .insertInto("protect.child_charge_steps")
    .values({
      child_charge_step_id: newId(),
      partnership_id: actor.partnershipId,
      person_id: charge.personId,
      child_charge_id: charge.chargeId,
      step: step.step,
      about: step.about ?? null,
      wording: step.wording,
      happened_on: step.happenedOn,
      answer_by: step.answerBy ?? null,
      review_by: step.reviewBy ?? null,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

type Of<F> = { readonly charge: Charge; readonly form: F };

export async function recordAsked(
  tx: Tx,
  by: CommandContext,
  { charge, form }: Of<Sent<typeof askForm>>,
): Promise<Change> {
  const { value, errors } = askForm.read(form, { charge, now: by.at });
  if (errors) return { kind: "invalid", errors };
  const change = { answer_by: value.answerBy };
  const step = { step: "asked", ...value } as const;
  return addStep(tx, by, { charge, version: form.version, change, step });
}

export async function recordAnswered(
  tx: Tx,
  by: CommandContext,
  { charge, form }: Of<Sent<typeof answerForm>>,
): Promise<Change> {
  const { value, errors } = answerForm.read(form, { charge, now: by.at });
  if (errors) return { kind: "invalid", errors };
  const isPending = value.about === "pending";
  const change = { review_by: value.reviewBy, ...(!isPending && { answer_by: null }) };
  const step = { step: "answered", ...value } as const;
  return addStep(tx, by, { charge, version: form.version, change, step });
}

export async function recordLooked(
  tx: Tx,
  by: CommandContext,
  { charge, form }: Of<Sent<typeof lookForm>>,
): Promise<Change> {
  const { value, errors } = lookForm.read(form, { charge, now: by.at });
  if (errors) return { kind: "invalid", errors };
  const change = { review_by: value.reviewBy };
  const step = { step: "reviewed", happenedOn: by.today, ...value } as const;
  return addStep(tx, by, { charge, version: form.version, change, step });
}

export async function closeCharge(
  tx: Tx,
  by: CommandContext,
  { charge, form }: Of<Sent<typeof closeForm>>,
): Promise<Change> {
  const { value, errors } = closeForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const change = { closed_on: by.today, answer_by: null };
  const step = { step: "closed", happenedOn: by.today, ...value } as const;
  return addStep(tx, by, { charge, version: form.version, change, step });
}
