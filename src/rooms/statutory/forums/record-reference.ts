import { versionOf } from "../../../kernel/version-of.ts";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { appendChronology } from "../../child-record/index.ts";
import type { Forum } from "./forums.ts";
import {
  readEnd,
  readReference,
  type EndForm,
  type ReferenceFacts,
  type ReferenceForm,
} from "./reference-form.ts";
import { listReferences, type Reference } from "./reference-reads.ts";

export type About = { readonly personId: string; readonly partnershipId: number };

type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

export type Recording =
  | { readonly kind: "accepted"; readonly referenceId: string }
  | Invalid
  /** It stands already, and this person knows of it. */
  | { readonly kind: "stands"; readonly referenceId: string };

/**
 * Records that a child is known to a forum. Of a hidden one nothing is written anywhere else: no line
 * in the chronology, no notice.
 * @param forum one that `recordable` offers; the database refuses any other
 */
export async function recordReference(
  tx: Tx,
  acting: CommandContext,
  { person, forum, form }: { person: About; forum: Forum; form: ReferenceForm },
): Promise<Recording> {
  const read = readReference(form, acting.today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { isHidden, name } = forum.body;
  await oneAtATime(tx, `forum ${forum.key} ${String(isHidden)} of ${person.personId}`);
  const standing = (await listReferences(tx, person.personId)).find(
    (one) => one.forum === forum.key && one.endedOn === null,
  );
  if (standing) return { kind: "stands", referenceId: standing.referenceId };
  const referenceId = newId();
  await addEntry(tx, acting, {
    person,
    referenceId,
    version: 1,
    step: "recorded",
    facts: read,
    forum: forum.key,
    forumId: forum.id,
    isHidden,
  });
  if (!isHidden) {
    const reference = read.reference === null ? "" : `, ${read.reference}`;
    const headline = `Known to ${name}${reference}, since ${formatDate(read.onSince)}`;
    await say(tx, acting, { person, headline, detail: read.summary, on: read.onSince });
  }
  return { kind: "accepted", referenceId };
}

export type ReferenceChange =
  | { readonly kind: "accepted" }
  | Invalid
  /** Somebody changed or ended it meanwhile. */
  | { readonly kind: "stale" };

type Changing<F> = {
  readonly person: About;
  readonly standing: Reference;
  readonly version: string;
  readonly form: F;
};

/** A new version beside the ones before it. */
export async function changeReference(
  tx: Tx,
  acting: CommandContext,
  { person, standing, version, form }: Changing<ReferenceForm>,
): Promise<ReferenceChange> {
  const read = readReference(form, acting.today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (standing.endedOn !== null || versionOf(version) !== standing.version)
    return { kind: "stale" };
  const isFirst = await addEntry(tx, acting, {
    ...entryAfter(standing),
    person,
    step: "changed",
    facts: read,
  });
  if (!isFirst) return { kind: "stale" };
  if (!standing.isHidden) {
    const next = read.nextOn === null ? "" : `; next date ${formatDate(read.nextOn)}`;
    const headline = `${standing.body.name}: what is recorded of it was changed${next}`;
    await say(tx, acting, { person, headline, detail: read.summary, on: acting.today });
  }
  return { kind: "accepted" };
}

/** Says that the forum has ended its part, when and why. It can be recorded again later. */
export async function endReference(
  tx: Tx,
  acting: CommandContext,
  { person, standing, version, form }: Changing<EndForm>,
): Promise<ReferenceChange> {
  const { onSince } = standing;
  const read = readEnd(form, { onSince, today: acting.today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (standing.endedOn !== null || versionOf(version) !== standing.version)
    return { kind: "stale" };
  const isFirst = await addEntry(tx, acting, {
    ...entryAfter(standing),
    person,
    step: "ended",
    facts: standing,
    ended: read,
  });
  if (!isFirst) return { kind: "stale" };
  if (!standing.isHidden) {
    const headline = `No longer known to ${standing.body.name}`;
    await say(tx, acting, { person, headline, detail: read.endReason, on: read.endedOn });
  }
  return { kind: "accepted" };
}

type Entry = {
  readonly person: About;
  readonly referenceId: string;
  readonly version: number;
  readonly step: Reference["step"];
  readonly forum: string;
  readonly forumId: string;
  readonly isHidden: boolean;
  readonly facts: ReferenceFacts;
  readonly ended?: { readonly endedOn: string; readonly endReason: string };
};

const entryAfter = ({ referenceId, version, forum, forumId, isHidden }: Reference) => ({
  referenceId,
  version: version + 1,
  forum,
  forumId,
  isHidden,
});

/** False where somebody added this version first. Whether it is hidden, the database says. */
async function addEntry(tx: Tx, { actor, at }: CommandContext, entry: Entry): Promise<boolean> {
  const { person, facts, ended } = entry;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("protect.forum_entries")
    .values({
      forum_entry_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      forum_reference_id: entry.referenceId,
      version: entry.version,
      step: entry.step,
      forum: entry.forum,
      forum_id: entry.forumId,
      hidden: entry.isHidden,
      opened_by: actor.id,
      on_since: facts.onSince,
      reference: facts.reference,
      contact: facts.contact,
      summary: facts.summary,
      next_on: facts.nextOn,
      next_what: facts.nextWhat,
      basis: facts.basis,
      ended_on: ended?.endedOn ?? null,
      end_reason: ended?.endReason ?? null,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .onConflict((is) => is.columns(["forum_reference_id", "version"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

type Line = {
  readonly person: About;
  readonly headline: string;
  readonly detail: string | null;
  readonly on: string;
};

const say = (
  tx: Tx,
  { actor }: CommandContext,
  { person, headline, detail, on }: Line,
): Promise<void> =>
  appendChronology(tx, person, {
    kind: "forum",
    headline: headline.slice(0, 200),
    detail,
    happenedOn: on,
    by: actor,
  });
