import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { keepOnly } from "../../../platform/database/keep-only.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import { recordDecision, type Deciding } from "../decide-concern.ts";
import {
  chosenIn,
  readHousehold,
  type HouseholdTyped,
  type MemberDecision,
} from "./household-form.ts";
import type { Member } from "./household-reads.ts";

export type HouseholdChange =
  | { readonly kind: "accepted"; readonly decided: readonly Member[] }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

/** In one order whoever acts, so that two who decide for one household do not wait for each other. */
export async function holdConcerns(tx: Tx, concernIds: readonly string[]): Promise<void> {
  for (const concernId of [...new Set(concernIds)].sort()) {
    await oneAtATime(tx, `mash ${concernId}`);
  }
}

/**
 * Decides for several children on one form, each by the version that was read: all of those who have a
 * decision, or none where somebody was first with one of them. Each leaves what a decision of its own
 * leaves: chronology, outcome, note to file. A child without a choice of its own stays open.
 */
export async function decideHousehold(
  tx: Tx,
  deciding: Deciding,
  { members, typed }: { readonly members: readonly Member[]; readonly typed: HouseholdTyped },
): Promise<HouseholdChange> {
  if (isOvertaken(typed, members)) return { kind: "stale" };
  const read = readHousehold(typed, deciding.choices, members);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  return keepOnly(
    tx,
    ({ kind }: HouseholdChange) => kind === "accepted",
    () => recordAll(tx, deciding, read.decisions),
  );
}

/** Whether somebody moved one that was chosen for, since it was read, or it is in reach no more. */
function isOvertaken(typed: HouseholdTyped, members: readonly Member[]): boolean {
  return chosenIn(typed).some((concernId) => {
    const episode = members.find((one) => one.episode.concernId === concernId)?.episode;
    if (!episode || episode.decidedAt !== null) return true;
    return typed[`version-${concernId}`] !== String(episode.version);
  });
}

async function recordAll(
  tx: Tx,
  deciding: Deciding,
  decisions: readonly MemberDecision[],
): Promise<HouseholdChange> {
  // Two agencies can have written about one child: the first decision opens the pathway, the second finds it open.
  const opened = new Set<string>();
  for (const { member, decision, version } of decisions) {
    const personId = member.person?.personId ?? "";
    const isOpen = member.isOpen || opened.has(personId);
    const change = await recordDecision(tx, deciding, { ...member, isOpen, decision, version });
    if (change.kind !== "accepted") return { kind: "stale" };
    if (decision.step.opensPathway) opened.add(personId);
  }
  return { kind: "accepted", decided: decisions.map(({ member }) => member) };
}
