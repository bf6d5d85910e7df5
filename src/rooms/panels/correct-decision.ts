import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { levelName, setLevel, type LevelScheme } from "../child-record/index.ts";
import type { Person } from "../subjects/index.ts";
import type { AgreedLevelForm, DecisionTyped as DecisionForm } from "../meetings/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import type { AgendaChange } from "./agenda.ts";
import type { Panel } from "./panel.ts";
import { keepDecision, readDecided } from "./record.ts";
import { findDecision, type Decision } from "./record-reads.ts";
import { isOpen } from "./sitting-reads.ts";

/** Instead of a decision: the sitting decided nothing of the kind. */
export const nothing = "nothing";

type Correcting = { readonly item: AgendaItem; readonly decision: Decision };

/** Why it is corrected. */
export type Why = { readonly correction: string };

/**
 * Takes a decision back while the minutes are open and keeps what was decided instead, if anything. What
 * was recorded stays in the record; what follows from decisions is read from those that stand.
 */
export async function correctDecision(
  tx: Tx,
  acting: CommandContext,
  given: Correcting & { readonly panel: Panel; readonly form: DecisionForm & Why },
): Promise<AgendaChange> {
  const { item, decision, form } = given;
  const why = readWhy(form);
  const instead = form.decision === nothing ? undefined : await readDecided(tx, acting, given);
  const errors: FieldError[] = instead && "errors" in instead ? [...instead.errors] : [];
  const decided = instead && "decided" in instead ? instead.decided : undefined;
  if (decided && isSame(decided, decision))
    errors.push({ field: "decision", message: "This is what is recorded: change what is wrong" });
  if (!why.ok) errors.push({ field: "correction", message: why.error });
  const stopped = await stoppedBy(tx, { item, decision });
  if (stopped) return stopped;
  if (!why.ok || errors.length > 0) return { kind: "invalid", errors };
  await takeBack(tx, acting, { decision, reason: why.value });
  if (decided) await keepDecision(tx, acting, decided);
  return { kind: "accepted" };
}

export type LevelCorrection = AgreedLevelForm &
  Why & {
    /** "yes" where the sitting agreed another level, "no" where it agreed none. */
    readonly agreed: string;
  };

type CorrectingLevel = Correcting & {
  readonly person: Person;
  readonly scheme: LevelScheme;
  /** What stood before the level that was recorded wrongly. */
  readonly before: number | null;
  readonly form: LevelCorrection;
};

/**
 * Takes back a level that the sitting is said to have agreed. Levels are never undone but decided again: in
 * the same transaction the record gets the level that is right, compared with what stood before the wrong one.
 */
export async function correctLevel(
  tx: Tx,
  acting: CommandContext,
  { item, decision, person, scheme, before, form }: CorrectingLevel,
): Promise<AgendaChange> {
  const why = readWhy(form);
  const isAgreed = form.agreed === "yes";
  const errors: FieldError[] = [
    ...(isAgreed || form.agreed === "no"
      ? []
      : [{ field: "agreed", message: "Choose whether the meeting agreed a level" }]),
    ...(why.ok ? [] : [{ field: "correction", message: why.error }]),
  ];
  const stopped = await stoppedBy(tx, { item, decision });
  if (stopped) return stopped;
  if (!why.ok || errors.length > 0) return { kind: "invalid", errors };
  // No level can be made unknown again: without one before, the level is left to whoever decides it next.
  if (isAgreed || before !== null) {
    const decided = { ...acting, scheme, isCorrection: true, isOfMeeting: true };
    // Where nothing was agreed, why it is corrected is the reason for the level that stands again.
    const reason = isAgreed || form.reason.trim() !== "" ? form.reason : why.value;
    const change = await setLevel(tx, decided, { person, form: { ...form, reason } });
    if (change.kind !== "accepted") return change.kind === "stale" ? { kind: "stale" } : change;
  }
  await takeBack(tx, acting, { decision, reason: why.value });
  if (isAgreed) {
    const now = scheme.levels.find(({ level }) => String(level) === form.level)?.name;
    await keepDecision(tx, acting, {
      item,
      kind: "level",
      wording: `Level: ${levelName(scheme, before)}, now ${now ?? form.level}`,
      reason: form.reason.trim(),
      dissent: form.dissent.trim() || null,
    });
  }
  return { kind: "accepted" };
}

const readWhy = ({ correction }: Why) =>
  readText(correction, { name: "Why", most: 2000, missing: "Enter why it is corrected" });

const isSame = (
  one: Pick<Decision, "kind" | "reason" | "dissent">,
  other: Pick<Decision, "kind" | "reason" | "dissent">,
): boolean =>
  one.kind === other.kind && one.reason === other.reason && one.dissent === other.dissent;

/** The minutes were approved, or somebody else corrected it first. Of two at once the second waits here. */
async function stoppedBy(
  tx: Tx,
  { item, decision: { decisionId } }: Correcting,
): Promise<AgendaChange | undefined> {
  if (!(await isOpen(tx, item.sittingId))) return { kind: "closed" };
  await oneAtATime(tx, `decision ${decisionId}`);
  const stands = await findDecision(tx, { itemId: item.itemId, decisionId });
  return stands?.backAt === null ? undefined : { kind: "stale" };
}

async function takeBack(
  tx: Tx,
  { actor, at }: CommandContext,
  { decision, reason }: { readonly decision: Decision; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable("panels.item_decisions")
    .set({ taken_back_at: at, taken_back_by: actor.id, taken_back_reason: reason })
    .where("item_decision_id", "=", decision.decisionId)
    .where("taken_back_at", "is", null)
    .executeTakeFirstOrThrow();
}
