import { versionOf } from "../../kernel/version-of.ts";
import { formatDate } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology, type About, type Change, type Invalid } from "../child-record/index.ts";
import { readTransfer, type TransferForm } from "./transfer-form.ts";
import type { Area, Duty, TransferKinds } from "./transfer-kinds.ts";
import type { Transfer } from "./transfer-reads.ts";

export type TransferRecorded = { readonly kind: "accepted"; readonly transferId: string } | Invalid;

/** Records that another area has to do with a child. It moves no record and closes nothing. */
export async function recordTransfer(
  tx: Tx,
  { actor, at, today }: CommandContext,
  {
    person,
    form,
    ...ground
  }: { person: About; form: TransferForm; kinds: TransferKinds; areas: readonly Area[] },
): Promise<TransferRecorded> {
  const read = readTransfer(form, { ...ground, today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { kind, area, contact, beganOn, reason } = read.transfer;
  const transferId = newId();
  await tx
    .insertInto("protect.transfers")
    .values({
      transfer_id: transferId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      kinds_id: ground.kinds.id,
      kind,
      area,
      contact,
      began_on: beganOn,
      reason,
      recorded_by: actor.id,
      recorded_at: at,
      changed_by: actor.id,
    })
    .execute();
  const name = ground.kinds.kinds.find(({ key }) => key === kind)?.name ?? kind;
  await appendChronology(tx, person, {
    kind: "life",
    headline: `${name}: ${area}, from ${formatDate(beganOn)}`.slice(0, 200),
    detail: reason,
    happenedOn: beganOn > today ? today : beganOn,
    by: actor,
  });
  return { kind: "accepted", transferId };
}

type OfTransfer = { readonly person: About; readonly transfer: Transfer };

export type DutyForm = {
  readonly duty: string;
  readonly doneOn: DateParts;
  readonly doneBy: string;
};

function readDuty(
  form: DutyForm,
  { transfer, today }: { readonly transfer: Transfer; readonly today: string },
):
  | { readonly duty: Duty; readonly on: string; readonly by: string }
  | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const duty = transfer.kind.duties.find(({ key }) => key === form.duty);
  if (!duty) errors.push({ field: "duty", message: "Choose the duty" });
  const on = readDateParts(form.doneOn, {
    name: "Date it was done",
    earliest: "2010-01-01",
    latest: today,
  });
  if (!on.ok) errors.push({ field: "doneOn", message: on.error });
  const by = readText(form.doneBy, {
    name: "Who did it",
    most: 200,
    missing: "Enter who did it",
  });
  if (!by.ok) errors.push({ field: "doneBy", message: by.error });
  if (!duty || !on.ok || !by.ok) return { errors };
  return { duty, on: on.value, by: by.value };
}

/** Says that a duty was done, when and by whom. It is said once. */
export async function doDuty(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, transfer, form }: OfTransfer & { readonly form: DutyForm },
): Promise<Change> {
  const read = readDuty(form, { transfer, today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { duty, on, by } = read;
  if (transfer.endedOn !== null) return { kind: "stale" };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("protect.transfer_duties")
    .values({
      transfer_duty_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      transfer_id: transfer.transferId,
      duty: duty.key,
      done_on: on,
      done_by: by,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .onConflict((on_) => on_.columns(["transfer_id", "duty"]).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return { kind: "stale" };
  const whose = duty.whose === "ours" ? "" : `${transfer.area}: `;
  await appendChronology(tx, person, {
    kind: "life",
    headline: `Done for the transfer: ${whose}${duty.text}`.slice(0, 200),
    detail: `By ${by}`,
    happenedOn: on,
    by: actor,
  });
  return { kind: "accepted" };
}

export type StepForm = {
  readonly handoverOn: DateParts;
  readonly acknowledgedOn: DateParts;
  readonly acknowledgedBy: string;
  readonly version: string;
};

const isEmpty = ({ day, month, year }: DateParts): boolean =>
  [day, month, year].every((part) => part.trim() === "");

type Steps = {
  readonly handoverOn: string | null;
  readonly acknowledgedOn: string | null;
  readonly by: string;
};

function readSteps(
  form: StepForm,
  today: string,
): Steps | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const day = (field: "handoverOn" | "acknowledgedOn", name: string, latest?: string) => {
    if (isEmpty(form[field])) return null;
    const read = readDateParts(form[field], {
      name,
      earliest: "2010-01-01",
      ...(latest === undefined ? {} : { latest }),
    });
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return null;
  };
  const handoverOn = day("handoverOn", "Date of the handover meeting");
  const acknowledgedOn = day("acknowledgedOn", "Date the other area answered", today);
  const isAnswered = !isEmpty(form.acknowledgedOn);
  const by = readText(form.acknowledgedBy, {
    name: "Who answered",
    most: 200,
    ...(isAnswered ? { missing: "Enter who answered there" } : {}),
  });
  if (!by.ok) errors.push({ field: "acknowledgedBy", message: by.error });
  else if (by.value !== "" && !isAnswered)
    errors.push({ field: "acknowledgedOn", message: "Enter the date the other area answered" });
  if (errors.length > 0 || !by.ok) return { errors };
  return { handoverOn, acknowledgedOn, by: by.value };
}

/** Records the handover meeting, and that the other area said it knows. */
export async function saveSteps(
  tx: Tx,
  { actor, today }: CommandContext,
  { person, transfer, form }: OfTransfer & { readonly form: StepForm },
): Promise<Change> {
  const read = readSteps(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { handoverOn, acknowledgedOn, by } = read;
  const set = {
    handover_on: handoverOn,
    acknowledged_on: acknowledgedOn,
    acknowledged_by: by || null,
  };
  if (!(await change(tx, { transfer, version: form.version, set, by: actor.id })))
    return { kind: "stale" };
  const said = [
    ...(handoverOn === null ? [] : [`Handover meeting on ${formatDate(handoverOn)}.`]),
    ...(acknowledgedOn === null
      ? []
      : [`${by} answered for ${transfer.area} on ${formatDate(acknowledgedOn)}.`]),
  ].join(" ");
  await appendChronology(tx, person, {
    kind: "life",
    headline: `Transfer with ${transfer.area}: handover and answer`.slice(0, 200),
    detail: said || null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

/** Ends a transfer with the reason. Duties that are open then are named in the chronology. */
export async function endTransfer(
  tx: Tx,
  { actor, today }: CommandContext,
  {
    person,
    transfer,
    form,
  }: OfTransfer & { readonly form: { readonly endReason: string; readonly version: string } },
): Promise<Change> {
  const reason = readText(form.endReason, {
    name: "The reason",
    most: 2000,
    missing: "Enter why it ends, and what becomes of the duties that are open",
  });
  if (!reason.ok)
    return { kind: "invalid", errors: [{ field: "endReason", message: reason.error }] };
  const set = { ended_on: today, end_reason: reason.value };
  if (!(await change(tx, { transfer, version: form.version, set, by: actor.id })))
    return { kind: "stale" };
  const done = new Set(transfer.done.map(({ duty }) => duty));
  const open = transfer.kind.duties.filter(({ key }) => !done.has(key)).map(({ text }) => text);
  await appendChronology(tx, person, {
    kind: "life",
    headline: `Transfer with ${transfer.area} ended`.slice(0, 200),
    detail: [reason.value, open.length > 0 ? `Not done: ${open.join("; ")}` : ""]
      .filter((one) => one !== "")
      .join("\n\n"),
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

async function change(
  tx: Tx,
  {
    transfer,
    version,
    set,
    by,
  }: {
    readonly transfer: Transfer;
    readonly version: string;
    readonly set: Readonly<Record<string, string | null>>;
    readonly by: string;
  },
): Promise<boolean> {
  const read = versionOf(version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.transfers")
    .set({ ...set, changed_by: by, version: read + 1 })
    .where("transfer_id", "=", transfer.transferId)
    .where("version", "=", read)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
