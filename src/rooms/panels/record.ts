import { versionOf } from "../../kernel/version-of.ts";
import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { shownOwner } from "../directory/index.ts";
import { appendChronology, setLevel, type LevelScheme } from "../child-record/index.ts";
import { giveAction } from "../actions/index.ts";
import {
  noReach,
  type PromiseChange,
  type PromiseAsTyped as PromiseForm,
  type AgreedLevelForm,
  type DecisionTyped as DecisionForm,
  readSharing,
  type SharingTyped as SharingForm,
  type SharingContext,
} from "../meetings/index.ts";
import type { Person } from "../subjects/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import type { AgendaChange } from "./agenda.ts";
import { decisionsFor, type Panel } from "./panel.ts";
import { dayOf } from "./book-sitting.ts";
import { findSitting, isOpen, type Sitting } from "./sitting-reads.ts";

/** What was said on an item. Two people who write at once are told of each other; nothing typed is lost. */
export async function writeItem(
  tx: Tx,
  { actor, at }: CommandContext,
  given: { readonly item: AgendaItem; readonly wording: string; readonly version: string },
): Promise<AgendaChange> {
  const { item, version } = given;
  if (!(await isOpen(tx, item.sittingId))) return { kind: "closed" };
  const wording = readText(given.wording, { name: "What was said", most: 10_000 });
  if (!wording.ok)
    return { kind: "invalid", errors: [{ field: "wording", message: wording.error }] };
  const { numUpdatedRows } = await tx
    .updateTable("panels.agenda_items")
    .set((row) => ({
      wording: wording.value,
      changed_by: actor.id,
      changed_at: at,
      version: row("version", "+", 1),
    }))
    .where("agenda_item_id", "=", item.itemId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return { kind: numUpdatedRows === 1n ? "accepted" : "stale" };
}

type Sharing = SharingContext & { readonly item: AgendaItem; readonly form: SharingForm };

/** What an agency told the sitting on this item, or that it holds nothing, and on what basis. */
export async function shareOnItem(
  tx: Tx,
  { actor, at }: CommandContext,
  { item, form, ...ground }: Sharing,
): Promise<AgendaChange> {
  if (!(await isOpen(tx, item.sittingId))) return { kind: "closed" };
  const read = readSharing(form, ground);
  const spoke = readText(form.spoke ?? "", { name: "Who spoke", most: 200 });
  const errors = [
    ...("agencyId" in read ? [] : read),
    ...(spoke.ok ? [] : [{ field: "spoke", message: spoke.error }]),
  ];
  if (!("agencyId" in read) || !spoke.ok) return { kind: "invalid", errors };
  await tx
    .insertInto("panels.item_shares")
    .values({
      item_share_id: newId(),
      partnership_id: actor.partnershipId,
      agenda_item_id: item.itemId,
      agency_id: read.agencyId,
      wording: read.wording,
      spoke: spoke.value || null,
      agreement_id: ground.agreement.id,
      basis: read.basis,
      basis_reason: read.basisReason,
      shared_by: actor.id,
      shared_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

const decided = {
  decisions: "Decisions are",
  level: "The level is",
  both: "Decisions and the level are",
} as const;

/**
 * From when what a sitting decided is recorded; undefined once it is. Nothing is decided before people sit,
 * and a level that they agree is a decision.
 */
export function decidedFromWords(
  sitting: Pick<Sitting, "startsAt">,
  today: string,
  what: keyof typeof decided = "decisions",
): string | undefined {
  const day = dayOf(sitting);
  if (today >= day) return undefined;
  return `${decided[what]} recorded from ${formatDate(day)}, the date of the meeting`;
}

async function tooEarly(
  tx: Tx,
  { today }: CommandContext,
  { sittingId }: AgendaItem,
  what?: "level",
): Promise<string | undefined> {
  const sitting = await findSitting(tx, sittingId);
  return sitting && decidedFromWords(sitting, today, what);
}

type Deciding = { readonly item: AgendaItem; readonly panel: Panel; readonly form: DecisionForm };

/** A decision of one of the panel's types, with the reason and who disagreed. */
export async function decideOnItem(
  tx: Tx,
  acting: CommandContext,
  deciding: Deciding,
): Promise<AgendaChange> {
  if (!(await isOpen(tx, deciding.item.sittingId))) return { kind: "closed" };
  const read = await readDecided(tx, acting, deciding);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  await keepDecision(tx, acting, read.decided);
  return { kind: "accepted" };
}

/** What was decided, as it will be kept, or what is wrong with it. */
export async function readDecided(
  tx: Tx,
  acting: CommandContext,
  { item, panel, form }: Deciding,
): Promise<{ readonly decided: Decided } | { readonly errors: readonly FieldError[] }> {
  const errors: FieldError[] = [];
  const early = await tooEarly(tx, acting, item);
  if (early !== undefined) errors.push({ field: "decision", message: early });
  const kind = decisionsFor(panel, item).find(({ key }) => key === form.decision);
  if (!kind && early === undefined)
    errors.push({ field: "decision", message: "Choose what was decided" });
  const reason = readText(form.decisionReason, {
    name: "Reason",
    most: 4000,
    missing: "Enter the reason for the decision",
  });
  if (!reason.ok) errors.push({ field: "decisionReason", message: reason.error });
  const dissent = readText(form.decisionDissent, { name: "Disagreement", most: 4000 });
  if (!dissent.ok) errors.push({ field: "decisionDissent", message: dissent.error });
  if (!kind || !reason.ok || !dissent.ok || errors.length > 0) return { errors };
  const said = { reason: reason.value, dissent: dissent.value || null };
  return { decided: { item, kind: kind.key, wording: kind.name, ...said } };
}

type Decided = {
  readonly item: AgendaItem;
  readonly kind: string;
  readonly wording: string;
  readonly reason: string;
  readonly dissent: string | null;
};

export async function keepDecision(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { item, ...decision }: Decided,
): Promise<void> {
  await tx
    .insertInto("panels.item_decisions")
    .values({
      item_decision_id: newId(),
      partnership_id: actor.partnershipId,
      agenda_item_id: item.itemId,
      ...decision,
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
}

type Levelling = {
  readonly item: AgendaItem;
  readonly person: Person;
  readonly scheme: LevelScheme;
  /** In words: what it is now. */
  readonly before: string;
  readonly form: AgreedLevelForm;
};

/** The level that the panel agreed: protect's own decision, and what the sitting says of it, in one transaction. */
export async function agreeLevelOnItem(
  tx: Tx,
  acting: CommandContext,
  { item, person, scheme, before, form }: Levelling,
): Promise<AgendaChange> {
  if (!(await isOpen(tx, item.sittingId))) return { kind: "closed" };
  const early = await tooEarly(tx, acting, item, "level");
  if (early !== undefined) return { kind: "invalid", errors: [{ field: "level", message: early }] };
  const deciding = { ...acting, scheme, isOfMeeting: true };
  const change = await setLevel(tx, deciding, { person, form });
  if (change.kind !== "accepted") return change.kind === "stale" ? { kind: "stale" } : change;
  const name = scheme.levels.find(({ level }) => String(level) === form.level)?.name ?? form.level;
  await keepDecision(tx, acting, {
    item,
    kind: "level",
    wording: `Level: ${before}, now ${name}`,
    reason: form.reason.trim(),
    dissent: form.dissent.trim() || null,
  });
  return { kind: "accepted" };
}

type Promising = {
  readonly item: AgendaItem;
  readonly person: Person;
  readonly form: Omit<PromiseForm, "forFamily" | "outcome">;
};

/** A promise made on an item: one row in work, where it is chased like any other. */
export async function promiseOnItem(
  tx: Tx,
  acting: CommandContext,
  { item, person, form }: Promising,
): Promise<PromiseChange> {
  if (!(await isOpen(tx, item.sittingId))) return { kind: "closed" };
  const change = await giveAction(tx, acting, { person, form, reach: form.reach ?? noReach });
  if (change.kind === "invalid") return change;
  const { actor, today } = acting;
  await tx
    .insertInto("panels.item_actions")
    .values({
      action_id: change.actionId,
      partnership_id: actor.partnershipId,
      person_id: person.personId,
      agenda_item_id: item.itemId,
      agreed_by: actor.id,
      wording: change.action.wording,
      due_on: change.action.dueOn,
      owner: await ownerNamed(tx, today, change.action),
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "action",
    headline: `Action due ${formatDate(change.action.dueOn)}`,
    detail: change.action.wording,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted", letIn: change.letIn };
}

/** As it stays in the minutes, which others read. */
const shown = shownOwner({ staff: "s", agency: "a", at: "n.today", forOthers: true });

async function ownerNamed(
  tx: Tx,
  today: string,
  { agencyId, staffId }: { readonly agencyId: string; readonly staffId: string | null },
): Promise<string> {
  const { rows } = await sql<{ owner: string }>`
    select concat_ws(', ', ${shown.owner}, ${shown.agency}) as owner from directory.agencies a
    left join directory.staff s on s.staff_id = ${staffId}::uuid
    cross join lateral (select ${today}::date as today) n
    where a.agency_id = ${agencyId}::uuid`.execute(tx);
  return rows[0]?.owner ?? "";
}
