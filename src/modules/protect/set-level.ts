import { formatDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Person } from "../subjects/index.ts";
import { appendChronology } from "./chronology-writes.ts";
import { readLevelForm, type Level, type LevelForm } from "./level-form.ts";
import { levelName, type LevelScheme } from "./level-scheme.ts";
import { getStanding, type Standing } from "./standing-reads.ts";

export type LevelChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale"; readonly now: Standing };

type Deciding = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly scheme: LevelScheme;
};

/**
 * Records a level decision: append-only, with who, why, dissent and review-by. Somebody else's
 * decision made in the meantime is shown first; a level is never set over one that was not read.
 */
export async function setLevel(
  tx: Tx,
  deciding: Deciding,
  { person, form }: { person: Person; form: LevelForm },
): Promise<LevelChange> {
  const read = readLevelForm(form, { scheme: deciding.scheme, today: deciding.today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const before = await getStanding(tx, person.personId);
  const isCurrent = await moveStanding(tx, deciding, {
    person,
    before,
    version: form.version,
    level: read.level,
  });
  if (!isCurrent) return { kind: "stale", now: await getStanding(tx, person.personId) };
  await recordDecision(tx, deciding, { person, before, level: read.level });
  return { kind: "accepted" };
}

type Moving = { readonly person: Person; readonly before: Standing; readonly level: Level };

/** False when the standing is no longer the version that the form was filled in against. */
async function moveStanding(
  tx: Tx,
  { at, today }: Deciding,
  { person, before, level, version }: Moving & { readonly version: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.tracker_entries")
    .set({
      level: level.level,
      previous_level: before.level,
      level_decided_on: today,
      review_by: level.reviewBy,
      last_entry_at: at,
      version: before.version + 1,
    })
    .where("person_id", "=", person.personId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Anything but a number that could be a version is one that no standing ever has. */
const versionOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

async function recordDecision(
  tx: Tx,
  { actor, today, scheme }: Deciding,
  { person, before, level: { level, reason, dissent, reviewBy } }: Moving,
): Promise<void> {
  await tx
    .insertInto("protect.level_decisions")
    .values({
      level_decision_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: scheme.id,
      level,
      basis: "decided",
      reason,
      dissent,
      review_by: reviewBy,
      decided_on: today,
      decided_by: actor.id,
    })
    .execute();
  const was = wasBefore(scheme, before, level);
  await appendChronology(tx, person, {
    kind: "level",
    headline: `Level recorded as ${levelName(scheme, level)}${was}; review by ${formatDate(reviewBy)}`,
    detail: reason,
    happenedOn: today,
    by: actor,
  });
}

function wasBefore(scheme: LevelScheme, before: Standing, level: number): string {
  if (before.level === null) return "";
  return before.level === level ? " (no change)" : ` (was ${levelName(scheme, before.level)})`;
}
