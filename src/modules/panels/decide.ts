import { formatDate } from "../../kernel/dates.ts";
import { readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { setLevel, type LevelScheme } from "../protect/index.ts";
import type { Person } from "../subjects/index.ts";
import type { Addition } from "./add-words.ts";
import { isStillOpen } from "./lock-meeting.ts";
import type { PanelType } from "./panel-type.ts";

export type DecisionForm = {
  readonly decision: string;
  readonly decisionReason: string;
  readonly decisionDissent: string;
};

type Acting = { readonly actor: StaffActor; readonly at: Date; readonly today: string };
type About = { readonly person: Person; readonly meetingId: string };

/** Records what the meeting decided, besides the level. */
export async function decide(
  tx: Tx,
  acting: Acting,
  { form, type, ...about }: About & { readonly form: DecisionForm; readonly type: PanelType },
): Promise<Addition> {
  if (!(await isStillOpen(tx, about.meetingId))) return { kind: "closed" };
  const errors: FieldError[] = [];
  const kind = type.decisions.find(({ key }) => key === form.decision);
  if (!kind) errors.push({ field: "decision", message: "Choose what was decided" });
  const reason = readText(form.decisionReason, {
    name: "Reason",
    most: 4000,
    missing: "Enter the reason for the decision",
  });
  if (!reason.ok) errors.push({ field: "decisionReason", message: reason.error });
  const dissent = readText(form.decisionDissent, { name: "Disagreement", most: 4000 });
  if (!dissent.ok) errors.push({ field: "decisionDissent", message: dissent.error });
  if (!kind || !reason.ok || !dissent.ok) return { kind: "invalid", errors };
  await addDecision(tx, acting, {
    ...about,
    decision: {
      kind: kind.key,
      wording: kind.name,
      reason: reason.value,
      dissent: dissent.value || null,
    },
  });
  return { kind: "accepted" };
}

export type AgreedLevelForm = {
  readonly level: string;
  /** What a lower level rests on. */
  readonly evidence: string;
  readonly evidenceSource: string;
  readonly childView: string;
  readonly reason: string;
  readonly dissent: string;
  readonly reviewBy: DateParts;
  readonly version: string;
};

/**
 * The level that the meeting agreed. It is protect's own decision, with its rules and its place in
 * the chronology; the meeting keeps what it said, in the same transaction.
 */
export async function agreeLevel(
  tx: Tx,
  acting: Acting,
  {
    form,
    scheme,
    ...about
  }: About & {
    readonly form: AgreedLevelForm;
    readonly scheme: LevelScheme;
  },
): Promise<Addition | { readonly kind: "stale" }> {
  if (!(await isStillOpen(tx, about.meetingId))) return { kind: "closed" };
  const change = await setLevel(tx, { ...acting, scheme }, { person: about.person, form });
  if (change.kind !== "accepted") return change.kind === "stale" ? { kind: "stale" } : change;
  const name = scheme.levels.find(({ level }) => String(level) === form.level)?.name ?? form.level;
  const { year, month, day } = form.reviewBy;
  const reviewBy = [year.trim(), ...[month, day].map((part) => part.trim().padStart(2, "0"))];
  await addDecision(tx, acting, {
    ...about,
    decision: {
      kind: "level",
      wording: `Level agreed: ${name}, to be reviewed by ${formatDate(reviewBy.join("-"))}`,
      reason: form.reason.trim(),
      dissent: form.dissent.trim() || null,
    },
  });
  return { kind: "accepted" };
}

type Decision = {
  readonly kind: string;
  readonly wording: string;
  readonly reason: string;
  readonly dissent: string | null;
};

async function addDecision(
  tx: Tx,
  { actor, at }: Acting,
  { person, meetingId, decision }: About & { readonly decision: Decision },
): Promise<void> {
  await tx
    .insertInto("panels.decisions")
    .values({
      decision_id: newId(),
      partnership_id: person.partnershipId,
      meeting_id: meetingId,
      ...decision,
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
}
