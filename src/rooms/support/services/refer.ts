import { versionOf } from "../../../kernel/version-of.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { appendChronology } from "../../child-record/index.ts";
import { firstStates, nextStates, referralStates, type ReferralState } from "./referral-states.ts";
import type { Referral } from "./referral-reads.ts";
import { nameIn, type ServiceScheme } from "./service-scheme.ts";
import type { Service } from "./service-reads.ts";
import { readStep, type Step, type StepForm } from "./step-form.ts";

type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly scheme: ServiceScheme;
};

type About = { readonly personId: string; readonly partnershipId: number };

export type ReferralChange =
  | { readonly kind: "accepted"; readonly referralId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

const earliest = "2014-01-01";

type Beginning = {
  readonly person: About;
  readonly service: Service | undefined;
  readonly form: StepForm;
};

/** Records that a child was referred to a service, or needs one: also one that is not there. */
export async function beginReferral(
  tx: Tx,
  acting: CommandContext,
  { person, service, form }: Beginning,
): Promise<ReferralChange> {
  const { actor, at, scheme, today } = acting;
  const allowed = firstStates.filter((one) => service?.isProvided !== false || one !== "referred");
  const missing = "Enter why, in a line";
  const read = readStep(form, { scheme, allowed, earliest, today, missing });
  const errors = [
    ...(service ? [] : [{ field: "service", message: "Choose a service" }]),
    ...("errors" in read ? read.errors : []),
  ];
  if (!service || "errors" in read) return { kind: "invalid", errors };
  const { step } = read;
  const referralId = newId();
  await tx
    .insertInto("protect.referrals")
    .values({
      referral_id: referralId,
      service_id: service.serviceId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      state: step.step,
      state_since: step.on,
      reason_key: step.reasonKey,
      referred_on: step.step === "referred" ? step.on : null,
      why: step.wording ?? "",
      referred_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await addStep(tx, acting, { person, referralId, step, service });
  return { kind: "accepted", referralId };
}

type Moving = {
  readonly person: About;
  readonly referral: Referral;
  readonly form: StepForm;
  readonly version: string;
};

/** Adds the next step of a referral, if it stands as it was read. */
export async function moveReferral(
  tx: Tx,
  acting: CommandContext,
  { person, referral, form, version }: Moving,
): Promise<ReferralChange> {
  const { scheme, today } = acting;
  const allowed = nextStates(referral.state, referral.isProvided);
  const reading = { scheme, allowed, earliest: referral.stateSince, today };
  const isOvertaken = versionOf(version) !== referral.version;
  const read = readStep(form, reading);
  if (isOvertaken) return { kind: "stale" };
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { step } = read;
  const { numUpdatedRows } = await tx
    .updateTable("protect.referrals")
    .set({
      state: step.step,
      state_since: step.on,
      outcome: step.outcome,
      reason_key: step.reasonKey,
      ...(step.step === "referred" ? { referred_on: step.on } : {}),
      ...(step.step === "started" ? startedOn(referral, step.on) : {}),
      version: referral.version + 1,
    })
    .where("referral_id", "=", referral.referralId)
    .where("version", "=", referral.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await addStep(tx, acting, { person, referralId: referral.referralId, step, service: referral });
  return { kind: "accepted", referralId: referral.referralId };
}

/** A service that begins without a wait was asked for on the same day. */
const startedOn = ({ referredOn }: Referral, on: string) => ({
  started_on: on,
  referred_on: referredOn ?? on,
});

type Adding = {
  readonly person: About;
  readonly referralId: string;
  readonly step: Step;
  readonly service: Pick<Service, "serviceId" | "name" | "isSensitive">;
};

/** The step, and its line in the chronology; of a sensitive service there is none. */
async function addStep(
  tx: Tx,
  { actor, at, scheme }: CommandContext,
  { person, referralId, step, service }: Adding,
): Promise<void> {
  const { personId, partnershipId } = person;
  await tx
    .insertInto("protect.referral_steps")
    .values({
      referral_step_id: newId(),
      partnership_id: partnershipId,
      person_id: personId,
      referral_id: referralId,
      service_id: service.serviceId,
      referred_by: actor.id,
      step: step.step,
      happened_on: step.on,
      wording: step.wording,
      outcome: step.outcome,
      reason_key: step.reasonKey,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  if (service.isSensitive) return;
  await appendChronology(tx, person, {
    kind: "service",
    headline: headlineOf(service.name, step, scheme),
    detail: step.wording,
    happenedOn: step.on,
    by: actor,
  });
}

function headlineOf(service: string, step: Step, { outcomes, whyNot }: ServiceScheme): string {
  const state: ReferralState = step.step;
  const more = nameIn(
    state === "ended" ? outcomes : whyNot,
    state === "ended" ? step.outcome : step.reasonKey,
  );
  return `${service}: ${referralStates[state].toLowerCase()}${more === "" ? "" : ` (${more})`}`.slice(
    0,
    200,
  );
}
