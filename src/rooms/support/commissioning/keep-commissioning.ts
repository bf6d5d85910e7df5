import { sql } from "kysely";
import { formatMonth } from "../../../kernel/dates.ts";
import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../../platform/rooms/command.ts";
import { notify } from "../../work/index.ts";
import {
  contactForm,
  decisionForm,
  returnForm,
  termsForm,
  correctionForm,
} from "./commissioning-forms.ts";
import { commissioningSchemeOn } from "./commissioning-scheme.ts";
import type { Month } from "./months.ts";
import { knownMonth, versionOfReturn, type ServiceReturn } from "./return-reads.ts";
import { commissioningPaths } from "./web/paths.ts";

const numberOf = (typed: string | null): number | null => (typed === null ? null : Number(typed));

/** Adds terms to a service of the directory, from a day. */
export async function addTerms(
  tx: Tx,
  by: CommandContext,
  { serviceId, form }: { readonly serviceId: string; readonly form: Sent<typeof termsForm> },
): Promise<Change> {
  const scheme = await commissioningSchemeOn(tx, by.today);
  const { value, errors } = termsForm.read(form, { scheme, now: by.at });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("directory.service_terms")
    .values({
      service_term_id: newId(),
      partnership_id: by.actor.partnershipId,
      service_id: serviceId,
      from_on: value.fromOn,
      kind: value.kind,
      agreement: value.agreement,
      capacity: numberOf(value.capacity),
      cost_pounds: numberOf(value.cost),
      contract_from: value.contractFrom,
      contract_until: value.contractUntil,
      notice_on: value.noticeOn,
      outcomes: value.outcomes,
      added_by: by.actor.id,
      added_at: by.at,
    })
    .execute();
  return { kind: "accepted" };
}

type Deciding = {
  readonly serviceId: string;
  readonly termId: string;
  readonly form: Sent<typeof decisionForm>;
};

/** Decides on a contract or a pilot, once for its terms: of two who press the second is told. */
export async function decide(
  tx: Tx,
  by: CommandContext,
  { serviceId, termId, form }: Deciding,
): Promise<Change> {
  const { value, errors } = decisionForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.service_decisions")
    .values({
      service_decision_id: newId(),
      partnership_id: by.actor.partnershipId,
      service_id: serviceId,
      service_term_id: termId,
      decision: value.decision,
      reasons: value.reasons,
      decided_on: by.today,
      decided_by: by.actor.id,
      decided_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

async function accountOf(tx: Tx, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ staffId: string }>`
    select staff_id as "staffId" from directory.staff where lower(email) = lower(${email}) and not is_service`.execute(
    tx,
  );
  return rows[0]?.staffId;
}

/** Names who answers for a service, from the directory of staff: never oneself, because it opens the terms. */
export async function nameServiceContact(
  tx: Tx,
  by: CommandContext,
  { serviceId, form }: { readonly serviceId: string; readonly form: Sent<typeof contactForm> },
): Promise<Change> {
  const { value, errors } = contactForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const staffId = await accountOf(tx, value.email);
  if (staffId === undefined)
    return invalid("email", "No colleague with an account has this e-mail address");
  if (staffId === by.actor.id) return invalid("email", "Someone else has to name you");
  const partnershipId = by.actor.partnershipId;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.service_contacts")
    .values({
      service_contact_id: newId(),
      partnership_id: partnershipId,
      service_id: serviceId,
      staff_id: staffId,
      named_by: by.actor.id,
      named_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n)
    return invalid("email", "They are a contact of this service already");
  await notify(
    tx,
    {
      partnershipId,
      staffIds: [staffId],
      kind: "action",
      headline: "You are the contact of a service: return its numbers each month",
      href: commissioningPaths.returns,
    },
    { by: by.actor, at: by.at },
  );
  return { kind: "accepted" };
}

export async function endServiceContact(
  tx: Tx,
  { actor, at }: CommandContext,
  { serviceId, contactId }: { readonly serviceId: string; readonly contactId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("directory.service_contacts")
    .set((row) => ({ ended_at: at, ended_by: actor.id, version: row("version", "+", 1) }))
    .where("service_contact_id", "=", contactId)
    .where("service_id", "=", serviceId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Returning = {
  readonly serviceId: string;
  readonly month: Month;
  readonly form: Sent<typeof returnForm>;
};

/** Returns a month of a service, once, with what direct work knew beside it. */
export async function addReturn(
  tx: Tx,
  by: CommandContext,
  { serviceId, month, form }: Returning,
): Promise<Change> {
  const { value, errors } = returnForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const isAdded = await insertReturn(tx, by, { serviceId, month, value, corrects: undefined });
  return isAdded
    ? { kind: "accepted" }
    : invalid("places", `The return for ${formatMonth(month.from)} is here already`);
}

type Correcting = {
  readonly serviceId: string;
  readonly month: Month;
  /** The return that stood when the form was opened. */
  readonly before: Pick<ServiceReturn, "earlier" | "returnId">;
  readonly form: Sent<typeof correctionForm>;
};

/** Corrects a month by another return with a reason; stale where a colleague did so first. The one before stays. */
export async function correctReturn(
  tx: Tx,
  by: CommandContext,
  { serviceId, month, before, form }: Correcting,
): Promise<Change> {
  const { value, errors } = correctionForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  if (versionOf(form.version) !== versionOfReturn(before)) return { kind: "stale" };
  const corrects = { replaces_id: before.returnId, reason: value.reason };
  const isAdded = await insertReturn(tx, by, { serviceId, month, value, corrects });
  return isAdded ? { kind: "accepted" } : { kind: "stale" };
}

type Inserting = {
  readonly serviceId: string;
  readonly month: Month;
  readonly value: {
    readonly places: string;
    readonly referred: string;
    readonly started: string;
    readonly ended: string;
    readonly waiting: string;
    readonly wording: string | null;
  };
  readonly corrects: { readonly replaces_id: string; readonly reason: string } | undefined;
};

async function insertReturn(
  tx: Tx,
  by: CommandContext,
  { serviceId, month, value, corrects }: Inserting,
): Promise<boolean> {
  const known = await knownMonth(tx, { serviceId, month });
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.service_returns")
    .values({
      ...corrects,
      service_return_id: newId(),
      partnership_id: by.actor.partnershipId,
      service_id: serviceId,
      month_on: month.from,
      offered: Number(value.places),
      referred: Number(value.referred),
      started: Number(value.started),
      ended: Number(value.ended),
      waiting: Number(value.waiting),
      known_referred: known.referred,
      known_started: known.started,
      known_ended: known.ended,
      known_waiting: known.waiting,
      wording: value.wording,
      returned_by: by.actor.id,
      returned_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
