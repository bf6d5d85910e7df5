import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { notify } from "../work/index.ts";
import { texts } from "../../kernel/read-texts.ts";
import type { CommandContext } from "./keep-lead.ts";
import { listBodies, listLeads, rowsOf } from "./lead-reads.ts";
import type { Area } from "./lead-scheme.ts";
import type { Lead } from "./lead-state.ts";
import { readMessage, type MessageForm, type MessageValue } from "./message-form.ts";
import type { Message } from "./message-reads.ts";
import { namesOfChildren, type Writing } from "./names.ts";

export type Sending = CommandContext & Writing;

export type Sent =
  | { readonly kind: "accepted"; readonly messageId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Wanted = {
  /** A place or a vehicle that the sender reads. */
  readonly thingId: string | null;
  readonly form: MessageForm;
  readonly kinds: readonly string[];
  readonly areas: readonly Area[];
};

/** Kinds of agencies that have a lead, and schools, for whom a message can be. */
export async function kindsWithLeads(
  tx: Tx,
  exempt: readonly string[],
): Promise<readonly string[]> {
  const bodies = await listBodies(tx, exempt);
  return [...new Set(bodies.map(({ kind }) => kind))].toSorted();
}

/** Leads and deputies of the chosen kinds and parts; who leads everywhere is of every part. */
async function audience(
  tx: Tx,
  { kinds, areas }: Pick<MessageValue, "kinds" | "areas">,
  exempt: readonly string[],
): Promise<readonly Lead[]> {
  const rows = rowsOf(await listBodies(tx, exempt), await listLeads(tx));
  return rows
    .filter(({ body }) => kinds.length === 0 || kinds.includes(body.kind))
    .flatMap(({ lead, deputy }) => [lead, deputy])
    .filter((one) => one !== undefined && !one.hasLeft)
    .filter((one) => areas.length === 0 || one?.area === null || areas.includes(one?.area ?? ""))
    .filter((one) => one !== undefined);
}

/** Sends words that name no child to the leads whom they are for. Nothing changes them afterwards. */
export async function sendMessage(tx: Tx, sending: Sending, wanted: Wanted): Promise<Sent> {
  const { today, scheme } = sending;
  const { thingId, form, kinds, areas } = wanted;
  const { value, errors } = readMessage(form, { thingId, scheme, kinds, areas, today });
  const named = await namesOfChildren(tx, sending, [
    { field: "subject", text: form.subject },
    { field: "wording", text: form.wording },
  ]);
  if (!value || named.length > 0) return { kind: "invalid", errors: [...errors, ...named] };
  const leads = await audience(tx, value, scheme.exempt);
  if (leads.length === 0)
    return { kind: "invalid", errors: [{ field: "kinds", message: "No lead is named there yet" }] };
  const messageId = await insertMessage(tx, sending, { value, thingId, leads });
  const headline = "A message to exploitation leads";
  await tell(tx, sending, { messageId, staffIds: staffOf(leads), headline });
  return { kind: "accepted", messageId };
}

/** Those of them who have an account. */
const staffOf = (leads: readonly { readonly staffId: string | null }[]): string[] =>
  leads.flatMap(({ staffId }) => (staffId === null ? [] : [staffId]));

type Inserting = {
  readonly value: MessageValue;
  readonly thingId: string | null;
  readonly leads: readonly Lead[];
};

/** The words, and a row for each lead whom they are for. */
async function insertMessage(
  tx: Tx,
  { actor, at, scheme }: CommandContext,
  { value, thingId, leads }: Inserting,
): Promise<string> {
  const messageId = newId();
  const by = { partnership_id: actor.partnershipId, sent_by: actor.id };
  await tx
    .insertInto("protect.lead_messages")
    .values({
      lead_message_id: messageId,
      thing_id: thingId,
      theme: value.theme,
      ...by,
      scheme_id: scheme.id,
      subject: value.subject,
      wording: value.wording,
      kinds: [...value.kinds],
      areas: [...value.areas],
      addressed_to: staffOf(leads),
      stops_on: value.stopsOn,
      sent_at: at,
    })
    .execute();
  await tx
    .insertInto("protect.lead_receipts")
    .values(
      leads.map((lead) => ({
        lead_receipt_id: newId(),
        lead_message_id: messageId,
        ...by,
        lead_id: lead.leadId,
        staff_id: lead.staffId,
      })),
    )
    .execute();
  return messageId;
}

type Telling = {
  readonly messageId: string;
  readonly staffIds: readonly string[];
  /** Fixed words: no heading of a message, which says what it is about. */
  readonly headline: string;
};

const tell = (
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { messageId, staffIds, headline }: Telling,
): Promise<void> =>
  notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds,
      headline,
      kind: "lead",
      href: `/leads/messages/${messageId}`,
    },
    { by: actor, at },
  );

export type Withdrawn =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

type Withdrawing = {
  readonly message: Message;
  readonly reason: string;
  readonly opened: readonly string[];
};

/** Takes the words back from every lead; those who had opened them are told so. */
export async function withdrawMessage(
  tx: Tx,
  acting: Pick<CommandContext, "actor" | "at">,
  { message, reason: typed, opened }: Withdrawing,
): Promise<Withdrawn> {
  const errors: FieldError[] = [];
  const reason = texts(errors)(typed, {
    field: "reason",
    name: "Reason",
    most: 1000,
    missing: "Enter why it is withdrawn",
  });
  if (errors.length > 0) return { kind: "invalid", errors };
  const { actor, at } = acting;
  const { numUpdatedRows } = await tx
    .updateTable("protect.lead_messages")
    .set((row) => ({
      withdrawn_by: actor.id,
      withdrawn_at: at,
      withdraw_reason: reason,
      version: row("version", "+", 1),
    }))
    .where("lead_message_id", "=", message.id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  const headline = "A message to exploitation leads was withdrawn";
  await tell(tx, acting, { messageId: message.id, staffIds: opened, headline });
  return { kind: "accepted" };
}

/** Asks those again who have not opened it, once a day. @returns how many were asked */
export async function chaseReceipts(
  tx: Tx,
  acting: Pick<CommandContext, "actor" | "at" | "today">,
  messageId: string,
): Promise<number> {
  const { today } = acting;
  const asked = await tx
    .updateTable("protect.lead_receipts")
    .set((row) => ({
      chased_on: today,
      chases: row("chases", "+", 1),
      version: row("version", "+", 1),
    }))
    .where("lead_message_id", "=", messageId)
    .where("opened_at", "is", null)
    .where("told_at", "is", null)
    .where("staff_id", "is not", null)
    .where((is) => is.or([is("chased_on", "is", null), is("chased_on", "<", today)]))
    .returning("staff_id as staffId")
    .execute();
  const staffIds = staffOf(asked);
  const headline = "A message to exploitation leads has not been opened";
  if (staffIds.length > 0) await tell(tx, acting, { messageId, staffIds, headline });
  return staffIds.length;
}

/** Somebody without an account was rung or handed it: said once. */
export async function tellReceipt(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  receiptId: string,
): Promise<void> {
  await tx
    .updateTable("protect.lead_receipts")
    .set((row) => ({ told_at: at, told_by: actor.id, version: row("version", "+", 1) }))
    .where("lead_receipt_id", "=", receiptId)
    .where("told_at", "is", null)
    .where("opened_at", "is", null)
    .execute();
}

/** The lead has it open: the first time counts. */
export async function openMine(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  messageId: string,
): Promise<void> {
  await tx
    .updateTable("protect.lead_receipts")
    .set((row) => ({ opened_at: at, version: row("version", "+", 1) }))
    .where("lead_message_id", "=", messageId)
    .where("staff_id", "=", actor.id)
    .where("opened_at", "is", null)
    .execute();
}
