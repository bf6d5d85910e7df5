import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { FoundPair, PairDecision } from "./pair-reads.ts";
import { pairVerdicts, type PairVerdict } from "./pair-state.ts";

export type PairForm = Readonly<Record<"verdict" | "reason", string>>;

export type PairChange = { readonly kind: "accepted" } | Refused;
type Refused =
  { readonly kind: "invalid"; readonly errors: readonly FieldError[] } | { readonly kind: "stale" };

type CommandContext = { readonly actor: StaffActor; readonly at: Date };

export const standingOf = ({ decisions }: FoundPair): readonly PairDecision[] =>
  decisions.filter(({ endedAt }) => endedAt === null);

const isVerdict = (text: string): text is PairVerdict =>
  (pairVerdicts as readonly string[]).includes(text);

/**
 * A person's decision that two records are, or are not, of one child. Nothing is joined by it: both
 * records stay, and it is said on the list. As the second look it is made without reading the first.
 */
export async function decidePair(
  tx: Tx,
  { actor, at }: CommandContext,
  { pair, form }: { readonly pair: FoundPair; readonly form: PairForm },
): Promise<{ readonly kind: "accepted"; readonly verdict: PairVerdict } | Refused> {
  const errors: FieldError[] = [];
  const { verdict } = form;
  if (!isVerdict(verdict)) {
    errors.push({ field: "verdict", message: "Choose whether these are the same child" });
  }
  const reason = readText(form.reason, {
    name: "Reason",
    most: 2000,
    missing: "Enter the reason: what you compared, and who you asked",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  const standing = standingOf(pair);
  if (!maySay(standing, actor.id)) return { kind: "stale" };
  if (!isVerdict(verdict) || !reason.ok) return { kind: "invalid", errors };
  await tx
    .insertInto("subjects.pair_decisions")
    .values({
      pair_decision_id: newId(),
      partnership_id: pair.one.partnershipId,
      person_id: pair.one.personId,
      other_person_id: pair.other.personId,
      verdict,
      reason: reason.value,
      bits: pair.bits,
      is_second: isSecond(standing),
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
  return { kind: "accepted", verdict };
}

/**
 * Whether a place is left for the reader. Where a colleague settled the pair alone while they had it open they
 * are heard all the same: what they found out is not lost, and differing is seen.
 */
const maySay = (standing: readonly PairDecision[], readerId: string): boolean =>
  standing.length < 2 && standing.every(({ decidedBy }) => decidedBy !== readerId);

/** The place that is free: where the first was taken back, the second stands in its own. */
const isSecond = (standing: readonly PairDecision[]): boolean =>
  standing.length > 0 && standing.every((one) => !one.isSecond);

export type EndForm = Readonly<Record<"reason" | "version", string>>;

/** Takes a decision back, one's own or a colleague's, with the reason; the pair waits to be reviewed. */
export async function endPairDecision(
  tx: Tx,
  { actor, at }: CommandContext,
  { decision, form }: { readonly decision: PairDecision; readonly form: EndForm },
): Promise<PairChange> {
  const reason = readText(form.reason, {
    name: "Reason",
    most: 2000,
    missing: "Enter why the decision is taken back",
  });
  if (!reason.ok) return { kind: "invalid", errors: [{ field: "reason", message: reason.error }] };
  const { numUpdatedRows } = await tx
    .updateTable("subjects.pair_decisions")
    .set({
      ended_by: actor.id,
      ended_at: at,
      end_reason: reason.value,
      version: decision.version + 1,
    })
    .where("pair_decision_id", "=", decision.decisionId)
    .where("version", "=", versionOf(form.version))
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
