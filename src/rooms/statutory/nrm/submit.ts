import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { appendChronology } from "../../child-record/index.ts";
import { texts } from "../../../kernel/read-texts.ts";
import { changeReferral, type NrmChange } from "./change-referral.ts";
import type { NrmClocks } from "./nrm-config.ts";
import type { Referral } from "./nrm-reads.ts";
import type { About, CommandContext } from "./prepare.ts";
import { dueOf, standingOf } from "./standing.ts";
import { addStep } from "./steps.ts";

export type SubmitForm = {
  readonly submitted: DateParts;
  readonly reference: string;
  /** The key of an organisation that may refer. */
  readonly responder: string;
  /** The key of who decides. */
  readonly decider: string;
};

type Reading = {
  readonly referral: Pick<Referral, "form" | "consideredOn">;
  readonly clocks: readonly NrmClocks[];
  readonly today: string;
};

/** What is wrong is said at every field at once. */
export function readSubmission(form: SubmitForm, { referral, clocks, today }: Reading) {
  const errors: FieldError[] = [];
  const on = readDateParts(form.submitted, {
    name: "Date it was sent",
    earliest: referral.consideredOn,
    latest: today,
  });
  if (!on.ok) errors.push({ field: "submitted", message: on.error });
  const reference = texts(errors)(form.reference, {
    field: "reference",
    name: "Reference",
    most: 60,
    missing: "Enter the reference that the form gave",
  });
  const responder = referral.form.responders.find(({ key }) => key === form.responder);
  if (!responder) errors.push({ field: "responder", message: "Choose which organisation sent it" });
  const decided = clocks.find(({ key }) => key === form.decider);
  if (!decided) errors.push({ field: "decider", message: "Choose who decides" });
  if (errors.length > 0 || !on.ok || !responder || !decided) return { errors };
  return { submittedOn: on.value, reference, responder: responder.name, decided };
}

type Submitting = {
  readonly person: About;
  readonly referral: Referral;
  readonly clocks: readonly NrmClocks[];
  readonly form: SubmitForm;
  readonly version: string;
};

/** Records that a referral was sent, by which organisation and under which reference: its clock runs. */
export async function submitReferral(
  tx: Tx,
  acting: CommandContext,
  { person, referral, clocks, form, version }: Submitting,
): Promise<NrmChange> {
  const { today } = acting;
  const read = readSubmission(form, { referral, clocks, today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (referral.stage !== "preparing") return { kind: "stale" };
  const { submittedOn, reference, responder, decided } = read;
  const { referralId } = referral;
  const standing = standingOf({ submittedOn, clocks: decided.body }, referral.steps);
  const change = {
    stage: "reasonable",
    submitted_on: submittedOn,
    reference,
    responder,
    clocks_id: decided.id,
    due_on: dueOf(standing, acting),
  };
  if (!(await changeReferral(tx, { referralId, version }, change))) return { kind: "stale" };
  const wording = `By ${responder}, reference ${reference}, to: ${decided.body.name}`;
  const step = { step: "submitted", happenedOn: submittedOn, wording } as const;
  await addStep(tx, acting, { person, referralId, ...step });
  await appendChronology(tx, person, {
    kind: "nrm",
    headline: `NRM referral sent by ${responder}`.slice(0, 200),
    detail: wording,
    happenedOn: submittedOn,
    by: acting.actor,
  });
  return { kind: "accepted" };
}
