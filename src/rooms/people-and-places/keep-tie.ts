import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { mayBeChild } from "./adult-reads.ts";
import { mayHandle, unreadable } from "./handling.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import { endTieForm, tieForm } from "./tie-form.ts";
import { listThings, sameThings, type Thing } from "./thing-reads.ts";
import type { Tie } from "./tie-reads.ts";
import type { TieHandling } from "./tie-words.ts";

type Keeping<F> = { readonly thing: Thing; readonly form: F };

/** Links a subject with another: never with itself, and never with somebody who may be a child. */
export async function addTie(
  tx: Tx,
  by: CommandContext,
  { thing, form }: Keeping<Sent<typeof tieForm>>,
): Promise<Change> {
  const { at, today } = by;
  const { value, errors } = await readNamingNoChild(tx, tieForm, { form, context: { now: at } });
  if (errors) return { kind: "invalid", errors };
  const other = await theOther(tx, { thing, sought: value.other, today });
  if (typeof other === "string") return invalid("other", other);
  const kept = await keepTie(tx, by, { from: thing, to: other, value });
  return "tieId" in kept ? { kind: "accepted" } : kept;
}

type Tying = {
  readonly from: Pick<Thing, "thingId">;
  readonly to: Pick<Thing, "thingId">;
  readonly value: {
    readonly relation: string;
    readonly certainty: Tie["certainty"];
    readonly confidence: Tie["confidence"];
    readonly wording: string;
    readonly source: string;
    readonly grading: string | null;
    readonly handling: TieHandling;
    readonly learnedOn: string;
    readonly beganOn: string | null;
    readonly untilOn: string | null;
    readonly reviewBy: string;
  };
};

/** Keeps a link whose two ends are known, read by a form whose texts name no child; answers its id. */
export async function keepTie(
  tx: Tx,
  by: CommandContext,
  { from, to, value }: Tying,
): Promise<Change | { readonly tieId: string }> {
  const { actor, at } = by;
  if (!(await mayHandle(tx, by, value.handling))) return invalid("handling", unreadable);
  const { relation, handling } = value;
  const ends = { from: from.thingId, to: to.thingId, relation, handling };
  if (await isThere(tx, ends)) return invalid("relation", "This link is recorded already");
  const tieId = newId();
  await tx
    .insertInto("subjects.thing_ties")
    .values({
      thing_tie_id: tieId,
      partnership_id: actor.partnershipId,
      from_id: from.thingId,
      to_id: to.thingId,
      relation: value.relation,
      certainty: value.certainty,
      confidence: value.confidence,
      wording: value.wording,
      source: value.source,
      grading: value.grading,
      handling: value.handling,
      learned_on: value.learnedOn,
      began_on: value.beganOn,
      until_on: value.untilOn,
      review_by: value.reviewBy,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { tieId };
}

type Looking = { readonly thing: Thing; readonly sought: string; readonly today: string };

/** The one subject in the lists that goes by what was typed, or why there is none. */
async function theOther(tx: Tx, { thing, sought, today }: Looking): Promise<Thing | string> {
  if (await mayBeChild(tx, { thingId: thing.thingId, today }))
    return "This person is a child, or may be one: nobody is linked with them here. Ring the MASH";
  const found = await listThings(tx, { today, sought, page: 1, pageSize: 10 });
  const exact = found.filter(({ label, identifier }) => [label, identifier].includes(sought));
  const [first, second] = exact.length === 1 ? exact : found;
  if (!first) return "No subject goes by this: add it under People, places and networks first";
  if (second)
    return `Several subjects go by this: ${found.map(({ label }) => `“${label}”`).join(", ")}. Enter the whole name or number of one`;
  const own = await sameThings(tx, thing.thingId);
  return own.includes(first.thingId) ? "A subject is not linked with itself" : first;
}

type Ends = Readonly<Record<"from" | "to" | "relation" | "handling", string>>;

async function isThere(tx: Tx, { from, to, relation, handling }: Ends): Promise<boolean> {
  await oneAtATime(tx, `tie ${from} ${to}`);
  const there = await tx
    .selectFrom("subjects.thing_ties")
    .select("thing_tie_id")
    .where("from_id", "=", from)
    .where("to_id", "=", to)
    .where("relation", "=", relation)
    .where("handling", "=", handling)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return there !== undefined;
}

/** Ends a link; the entry stays with who ended it, when and why. */
export async function endTie(
  tx: Tx,
  { actor, today }: CommandContext,
  { tie, form }: { readonly tie: Tie; readonly form: Sent<typeof endTieForm> },
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, endTieForm, { form, context: {} });
  if (errors) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("subjects.thing_ties")
    .set({ ended_on: today, ended_by: actor.id, end_reason: value.reason })
    .where("thing_tie_id", "=", tie.tieId)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
