import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { texts } from "../../kernel/read-texts.ts";
import {
  readLead,
  readTraining,
  type LeadForm,
  type LeadValue,
  type TrainingForm,
} from "./lead-form.ts";
import { listLeadsOf, listStaffOf } from "./lead-reads.ts";
import type { Area, LeadScheme } from "./lead-scheme.ts";
import type { Body, Lead } from "./lead-state.ts";

export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly scheme: LeadScheme;
};

export type LeadChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

/** Whoever works in the agency, keeps the schools, or keeps the whole list; the policies hold the same. */
export const mayKeep = (actor: StaffActor, { of, id }: Pick<Body, "of" | "id">): boolean =>
  holds(actor, "lead.manage") ||
  (of === "agency"
    ? actor.posts.some(({ agencyId }) => agencyId === id)
    : holds(actor, "education.record"));

type Naming = {
  readonly body: Body;
  readonly isDeputy: boolean;
  readonly areas: readonly Area[];
  readonly form: LeadForm;
  /** Who stood there when the form was read, as id and version; empty for nobody. */
  readonly instead: string;
};

export const standingKey = (lead: Lead | undefined): string =>
  lead ? `${lead.leadId} ${lead.version}` : "";

/** Names who leads or stands in from today; who did before has led until today. */
export async function nameLead(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { body, isDeputy, areas, form, instead }: Naming,
): Promise<LeadChange> {
  const staff = await listStaffOf(tx, body, today);
  const read = readLead(form, { scheme, today, staff, areas });
  if (!read.ok) return { kind: "invalid", errors: read.errors };
  await oneAtATime(tx, `leads of ${body.id}`);
  const there = (await listLeadsOf(tx, body)).find((one) => one.isDeputy === isDeputy);
  if (standingKey(there) !== instead) return { kind: "stale" };
  if (there) await end(tx, there, { actor, today, reason: "A different person was named" });
  await tx
    .insertInto("directory.leads")
    .values({
      lead_id: newId(),
      partnership_id: actor.partnershipId,
      is_deputy: isDeputy,
      agency_id: body.of === "agency" ? body.id : null,
      school_id: body.of === "school" ? body.id : null,
      ...columnsOf(read.value),
      confirmed_on: today,
      confirmed_by: actor.id,
      named_by: actor.id,
      named_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

const columnsOf = (value: LeadValue) => ({
  staff_id: value.staffId,
  name: value.name,
  job_title: value.jobTitle,
  phone: value.phone,
  email: value.email,
  area: value.area,
  training: value.training?.key ?? null,
  trained_on: value.training?.on ?? null,
  trained_until: value.training?.until ?? null,
});

type Ending = Pick<CommandContext, "actor" | "today"> & { readonly reason: string };

async function end(tx: Tx, lead: Lead, { actor, today, reason }: Ending): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("directory.leads")
    .set({ ended_on: today, ended_by: actor.id, end_reason: reason, version: lead.version + 1 })
    .where("lead_id", "=", lead.leadId)
    .where("version", "=", lead.version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Somebody leads no more, and nobody is named yet in their place. */
export async function endLead(
  tx: Tx,
  acting: CommandContext,
  { lead, reason: typed, version }: { lead: Lead; reason: string; version: number },
): Promise<LeadChange> {
  const errors: FieldError[] = [];
  const reason = texts(errors)(typed, {
    field: "reason",
    name: "Reason",
    most: 400,
    missing: "Enter why they are no longer the lead",
  });
  if (errors.length > 0) return { kind: "invalid", errors };
  return (await end(tx, { ...lead, version }, { ...acting, reason }))
    ? { kind: "accepted" }
    : { kind: "stale" };
}

/** Says that this is still the person to ring: pressing twice is the same. */
export async function confirmLead(
  tx: Tx,
  { actor, today }: CommandContext,
  lead: Lead,
): Promise<void> {
  await tx
    .updateTable("directory.leads")
    .set((row) => ({
      confirmed_on: today,
      confirmed_by: actor.id,
      version: row("version", "+", 1),
    }))
    .where("lead_id", "=", lead.leadId)
    .where("ended_on", "is", null)
    .where((is) => is.or([is("confirmed_on", "<>", today), is("confirmed_by", "<>", actor.id)]))
    .execute();
}

/** Training that was renewed; who records it also confirms that they are still the ones. */
export async function trainLead(
  tx: Tx,
  { actor, today, scheme }: CommandContext,
  { lead, form, version }: { lead: Lead; form: TrainingForm; version: number },
): Promise<LeadChange> {
  const read = readTraining(form, { scheme, today });
  if (!read.ok) return { kind: "invalid", errors: read.errors };
  const { key, on, until } = read.value;
  const { numUpdatedRows } = await tx
    .updateTable("directory.leads")
    .set({
      training: key,
      trained_on: on,
      trained_until: until,
      confirmed_on: today,
      confirmed_by: actor.id,
      version: version + 1,
    })
    .where("lead_id", "=", lead.leadId)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
