import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { texts } from "../../kernel/read-texts.ts";
import { mayBeChild } from "./adult-reads.ts";
import { isProtected } from "./link-reads.ts";
import { thingKinds } from "./thing-kinds.ts";
import type { Thing } from "./thing-reads.ts";
import { relationName, relationsFor, type LinkScheme } from "./thing-scheme.ts";

export type LinkForm = {
  readonly relation: string;
  readonly wording: string;
  readonly source: string;
  readonly learnedOn: DateParts;
};

export type LinkChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Child = { readonly personId: string; readonly partnershipId: number };

type Linking = {
  readonly child: Child;
  readonly thing: Pick<Thing, "thingId" | "kind">;
  readonly form: LinkForm;
  readonly scheme: LinkScheme;
};

/** Records what somebody said links a child with a subject. The chronology says that it is so, and not with whom. */
export async function addLink(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { child, thing, form, scheme }: Linking,
): Promise<LinkChange> {
  const read = readLink(form, { today, relations: relationsFor(scheme, thing.kind) });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const refused = await whyNot(tx, { child, thing, relation: read.fields.relation, today });
  if (refused) return { kind: "invalid", errors: [refused] };
  await tx
    .insertInto("protect.thing_links")
    .values({
      thing_link_id: newId(),
      partnership_id: child.partnershipId,
      person_id: child.personId,
      thing_id: thing.thingId,
      scheme_id: scheme.id,
      ...read.fields,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, child, {
    kind: "link",
    headline: `Linked with ${kindWords(thing)}: ${relationName(scheme, read.fields.relation).toLowerCase()}`,
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

type ReadQuery = Pick<Linking, "child" | "thing"> & {
  readonly relation: string;
  readonly today: string;
};

async function whyNot(
  tx: Tx,
  { child, thing, relation, today }: ReadQuery,
): Promise<FieldError | undefined> {
  if (await mayBeChild(tx, { thingId: thing.thingId, today })) {
    const message =
      "This person is a child, or may be one: they are linked with no child here. Ring the MASH";
    return { field: "relation", message };
  }
  if (thing.kind === "place" && (await isProtected(tx, child.personId))) {
    const message =
      "Where this child can be found is protected: no place is linked with the record";
    return { field: "relation", message };
  }
  await oneAtATime(tx, `link ${child.personId} ${thing.thingId}`);
  const there = await tx
    .selectFrom("protect.thing_links")
    .select("thing_link_id")
    .where("person_id", "=", child.personId)
    .where("thing_id", "=", thing.thingId)
    .where("relation", "=", relation)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return there && { field: "relation", message: "This is recorded already" };
}

type Rule = { readonly today: string; readonly relations: readonly { readonly key: string }[] };

function readLink(form: LinkForm, { today, relations }: Rule) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const relation = relations.find(({ key }) => key === form.relation)?.key ?? "";
  if (relation === "") errors.push({ field: "relation", message: "Choose how they are linked" });
  const wording = text(form.wording, {
    field: "wording",
    name: "What was said",
    most: 2000,
    missing: "Enter what was said or seen",
  });
  const source = text(form.source, {
    field: "source",
    name: "Source",
    most: 400,
    missing: "Enter the source",
  });
  const learned = readDateParts(form.learnedOn, { name: "Day of the source", latest: today });
  if (!learned.ok) errors.push({ field: "learnedOn", message: learned.error });
  if (errors.length > 0 || !learned.ok) return { errors };
  return { fields: { relation, wording, source, learned_on: learned.value } };
}

type Ending = {
  readonly child: Child;
  readonly linkId: string;
  readonly kind: Thing["kind"];
  readonly reason: string;
};

export type EndLinkChange = LinkChange | { readonly kind: "stale" };

/** Takes a link back, with the reason; what was said stays on the child's record. */
export async function endLink(
  tx: Tx,
  { actor, today }: CommandContext,
  { child, linkId, kind, reason: typed }: Ending,
): Promise<EndLinkChange> {
  const errors: FieldError[] = [];
  const reason = texts(errors)(typed, {
    field: "reason",
    name: "Reason",
    most: 1000,
    missing: "Enter why it is withdrawn, and how that is known",
  });
  if (errors.length > 0) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("protect.thing_links")
    .set({ ended_on: today, ended_by: actor.id, end_reason: reason })
    .where("thing_link_id", "=", linkId)
    .where("person_id", "=", child.personId)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await appendChronology(tx, child, {
    kind: "link",
    headline: `A link with ${kindWords({ kind })} was withdrawn`,
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
