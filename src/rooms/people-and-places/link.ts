import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { mayBeChild } from "./adult-reads.ts";
import { mayHandle, unreadable } from "./handling.ts";
import { endLinkForm, renewLinkForm } from "./link-form.ts";
import { isProtected } from "./link-reads.ts";
import type { LinkSaid } from "./link-said.ts";
import { thingKinds } from "./thing-kinds.ts";
import type { Thing } from "./thing-reads.ts";
import { relationName, type LinkScheme } from "./thing-scheme.ts";
import type { TieHandling } from "./tie-words.ts";

type Child = { readonly personId: string; readonly partnershipId: number };

type Linking = {
  readonly child: Child;
  readonly thing: Pick<Thing, "thingId" | "kind">;
  readonly said: LinkSaid;
  readonly scheme: LinkScheme;
};

/** Records what somebody said links a child with a subject. The chronology says that it is so, and not with whom. */
export async function addLink(tx: Tx, by: CommandContext, linking: Linking): Promise<Change> {
  const { child, thing, said, scheme } = linking;
  const { actor, at, today } = by;
  if (!(await mayHandle(tx, by, said.handling))) return invalid("handling", unreadable);
  const refused = await whyNot(tx, linking, today);
  if (refused !== undefined) return invalid("relation", refused);
  await tx
    .insertInto("protect.thing_links")
    .values({
      thing_link_id: newId(),
      partnership_id: child.partnershipId,
      person_id: child.personId,
      thing_id: thing.thingId,
      scheme_id: scheme.id,
      relation: said.relation,
      wording: said.wording,
      source: said.source,
      learned_on: said.learnedOn,
      certainty: said.certainty,
      confidence: said.confidence,
      grading: said.grading,
      handling: said.handling,
      began_on: said.beganOn,
      until_on: said.untilOn,
      review_by: said.reviewBy,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  // What fewer people read than the record does not stand in its chronology.
  if (said.handling === "subjects")
    await appendChronology(tx, child, {
      kind: "link",
      headline: `Linked with ${kindWords(thing)}: ${relationName(scheme, said.relation).toLowerCase()}`,
      detail: null,
      happenedOn: today,
      by: actor,
    });
  return { kind: "accepted" };
}

async function whyNot(
  tx: Tx,
  { child, thing, said }: Linking,
  today: string,
): Promise<string | undefined> {
  if (await mayBeChild(tx, { thingId: thing.thingId, today }))
    return "This person is a child, or may be one: they are linked with no child here. Ring the MASH";
  if (thing.kind === "place" && (await isProtected(tx, child.personId)))
    return "Where this child can be found is protected: no place is linked with the record";
  await oneAtATime(tx, `link ${child.personId} ${thing.thingId}`);
  const there = await tx
    .selectFrom("protect.thing_links")
    .select("thing_link_id")
    .where("person_id", "=", child.personId)
    .where("thing_id", "=", thing.thingId)
    .where("relation", "=", said.relation)
    .where("handling", "=", said.handling)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return there && "This is recorded already";
}

type OneLink = {
  readonly child: Child;
  readonly link: {
    readonly linkId: string;
    readonly kind: Thing["kind"];
    readonly handling: TieHandling;
    readonly reviewBy: string;
  };
};

/** Says that a link still stands, until another day. */
export async function renewLink(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { child, link, form }: OneLink & { readonly form: Sent<typeof renewLinkForm> },
): Promise<Change> {
  const { value, errors } = renewLinkForm.read(form, { now: at });
  if (errors) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("protect.thing_links")
    .set({
      certainty: value.certainty,
      review_by: value.reviewBy,
      renewed_by: actor.id,
      renewed_on: today,
      renewed_because: value.reason,
    })
    .where("thing_link_id", "=", link.linkId)
    .where("person_id", "=", child.personId)
    .where("ended_on", "is", null)
    .where("review_by", "=", form.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

/** Takes a link back, with the reason; what was said stays on the child's record. */
export async function endLink(
  tx: Tx,
  { actor, today }: CommandContext,
  { child, link, form }: OneLink & { readonly form: Sent<typeof endLinkForm> },
): Promise<Change> {
  const { value, errors } = endLinkForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("protect.thing_links")
    .set({ ended_on: today, ended_by: actor.id, end_reason: value.reason })
    .where("thing_link_id", "=", link.linkId)
    .where("person_id", "=", child.personId)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  if (link.handling === "subjects")
    await appendChronology(tx, child, {
      kind: "link",
      headline: `A link with ${kindWords(link)} was withdrawn`,
      detail: null,
      happenedOn: today,
      by: actor,
    });
  return { kind: "accepted" };
}

function kindWords({ kind }: Pick<Thing, "kind">): string {
  const name = thingKinds[kind].name.toLowerCase();
  return kind === "account" ? `an ${name}` : `a ${name}`;
}
