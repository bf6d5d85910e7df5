import { versionOf } from "../../kernel/version-of.ts";
import type { Updateable } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import {
  type Deciding,
  type FlagChange,
  readEndForm,
  readRaiseForm,
  readReviewForm,
  type EndForm,
  type RaiseForm,
  type ReviewForm,
  standingFlags,
  type Flag,
  type FlagScheme,
} from "../child-record/index.ts";
import { refusedNames } from "../subjects/index.ts";
import { listThingFlags } from "./thing-flag-reads.ts";

type Of<F> = { readonly thingId: string; readonly form: F };
type Changing<F> = Of<F> & { readonly flag: Flag };

/** One of a type stands at a time: the second of two people is told of the first's. */
const oneByOne = (tx: Tx, thingId: string): Promise<void> => oneAtATime(tx, `flags ${thingId}`);

/** Raises a flag on a subject that is no child, by the rules of the flags on children. */
export async function raiseThingFlag(
  tx: Tx,
  { actor, today, flagScheme }: Deciding & { readonly flagScheme: FlagScheme },
  { thingId, form }: Of<RaiseForm>,
): Promise<FlagChange> {
  await oneByOne(tx, thingId);
  const standing = standingFlags(await listThingFlags(tx, thingId)).map(({ type }) => type);
  const read = readRaiseForm(form, { scheme: flagScheme, today, standing });
  if (!read.ok) return { kind: "invalid", errors: read.error };
  const { type, reason, dissent, reviewBy, mirroredIn } = read.value;
  const naming = await refusedNames(tx, { reason, dissent });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  await tx
    .insertInto("protect.thing_flags")
    .values({
      thing_flag_id: newId(),
      partnership_id: actor.partnershipId,
      thing_id: thingId,
      scheme_id: flagScheme.id,
      type,
      reason,
      dissent,
      raised_on: today,
      raised_by: actor.id,
      review_by: reviewBy,
      mirrored_in: [...mirroredIn],
    })
    .execute();
  return { kind: "accepted" };
}

/** Looks at one and leaves it standing, until the next date. */
export async function reviewThingFlag(
  tx: Tx,
  { actor, at, today }: Deciding,
  { thingId, flag, form }: Changing<ReviewForm>,
): Promise<FlagChange> {
  const read = readReviewForm(form, today);
  if (!read.ok) return { kind: "invalid", errors: read.error };
  const { reason, dissent, reviewBy, mirroredIn } = read.value;
  const naming = await refusedNames(tx, { reason, dissent });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const changes = { review_by: reviewBy, mirrored_in: [...mirroredIn] };
  if (!(await move(tx, { thingId, flag, form, changes }))) return { kind: "stale" };
  await tx
    .insertInto("protect.thing_flag_reviews")
    .values({
      thing_flag_review_id: newId(),
      partnership_id: actor.partnershipId,
      thing_flag_id: flag.flagId,
      reason,
      dissent,
      review_by: reviewBy,
      reviewed_on: today,
      reviewed_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

/** Ends one. It leaves every list and count, and stays here with its reason; other systems are told until they have done so too. */
export async function endThingFlag(
  tx: Tx,
  { actor, today }: Deciding,
  { thingId, flag, form }: Changing<EndForm>,
): Promise<FlagChange> {
  const read = readEndForm(form);
  if (!read.ok) return { kind: "invalid", errors: read.error };
  const { reason, dissent } = read.value;
  const naming = await refusedNames(tx, { reason, dissent });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const changes = {
    ended_on: today,
    ended_by: actor.id,
    end_reason: reason,
    end_dissent: dissent,
    still_in: [...flag.mirroredIn],
  };
  const isMoved = await move(tx, { thingId, flag, form, changes });
  return isMoved ? { kind: "accepted" } : { kind: "stale" };
}

type Moving = Changing<{ readonly version: string }> & {
  readonly changes: Updateable<DB["protect.thing_flags"]>;
};

async function move(tx: Tx, { thingId, flag, form, changes }: Moving): Promise<boolean> {
  await oneByOne(tx, thingId);
  const read = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.thing_flags")
    .set({ ...changes, version: read + 1 })
    .where("thing_flag_id", "=", flag.flagId)
    .where("thing_id", "=", thingId)
    .where("version", "=", read)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
