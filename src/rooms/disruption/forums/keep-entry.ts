import { sql } from "kysely";
import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { Change, CommandContext } from "../../../platform/rooms/command.ts";
import { countsAsChild, noMeasureBecause } from "../../people-and-places/index.ts";
import type { AdultForum } from "../../statutory/index.ts";
import { readNamingNoChild } from "../../subjects/index.ts";
import { endEntryForm, entryForm } from "./entry-forms.ts";
import { listForumsOf, type ForumEntry } from "./entry-reads.ts";

/** Whether a person counts as a child, so that no forum is recorded or shown of them. */
export const isChildHere = async (
  tx: Tx,
  asked: { readonly thingId: string; readonly today: string },
): Promise<boolean> => countsAsChild(await noMeasureBecause(tx, asked));

type Recording = {
  readonly thingId: string;
  readonly forum: AdultForum;
  readonly form: Sent<typeof entryForm>;
};

/** Records that a person is known to a forum. Of a hidden one nothing is written anywhere else. */
export async function recordEntry(
  tx: Tx,
  by: CommandContext,
  { thingId, forum, form }: Recording,
): Promise<Change & { readonly thingForumId?: string }> {
  if (await isChildHere(tx, { thingId, today: by.today })) return { kind: "stale" };
  await oneAtATime(tx, `forum ${forum.key} of ${thingId}`);
  const standing = (await listForumsOf(tx, thingId)).find((one) => one.forum === forum.key);
  if (standing) return { kind: "accepted", thingForumId: standing.thingForumId };
  const { value, errors } = await readNamingNoChild(tx, entryForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
  const thingForumId = newId();
  await addVersion(tx, by, {
    ...value,
    thingForumId,
    thingId,
    version: 1,
    step: "recorded",
    forum: forum.key,
    forumId: forum.id,
    isHidden: forum.isHiddenOfAdults,
    endedOn: null,
    endReason: null,
  });
  return { kind: "accepted", thingForumId };
}

type Changing<F> = { readonly standing: ForumEntry; readonly form: F };

const isOver = ({ endedOn, version }: ForumEntry, sent: string): boolean =>
  endedOn !== null || versionOf(sent) !== version;

/** A new version beside the ones before it. */
export async function changeEntry(
  tx: Tx,
  by: CommandContext,
  { standing, form }: Changing<Sent<typeof entryForm>>,
): Promise<Change> {
  const { thingId, version } = standing;
  if (isOver(standing, form.version)) return { kind: "stale" };
  if (await isChildHere(tx, { thingId, today: by.today })) return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, entryForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
  const next = { ...standing, ...value, step: "changed" as const, version: version + 1 };
  return addVersion(tx, by, next);
}

/** Says that the forum has ended its part; also of somebody who turned out to be a child. */
export async function endEntry(
  tx: Tx,
  by: CommandContext,
  { standing, form }: Changing<Sent<typeof endEntryForm>>,
): Promise<Change> {
  if (isOver(standing, form.version)) return { kind: "stale" };
  const context = { now: by.at, onSince: standing.onSince };
  const { value, errors } = await readNamingNoChild(tx, endEntryForm, { form, context });
  if (errors) return { kind: "invalid", errors };
  const next = { ...standing, ...value, step: "ended" as const, version: standing.version + 1 };
  return addVersion(tx, by, next);
}

type Version = Omit<ForumEntry, "name" | "office" | "recordedBy" | "recordedAt">;

/** Stale where somebody added this version first. Whether it is hidden, the database says. */
async function addVersion(tx: Tx, { actor, at }: CommandContext, one: Version): Promise<Change> {
  const { rows } = await sql`
    insert into subjects.thing_forum_entries (thing_forum_entry_id, partnership_id, thing_id, thing_forum_id, version, step, forum,
      forum_id, hidden, opened_by, on_since, contact, next_on, next_what, basis, ended_on, end_reason, recorded_by, recorded_at)
    values (${newId()}::uuid, ${actor.partnershipId}, ${one.thingId}::uuid, ${one.thingForumId}::uuid, ${one.version}, ${one.step},
      ${one.forum}, ${one.forumId}::uuid, ${one.isHidden}, ${actor.id}::uuid, ${one.onSince}::date, ${one.contact},
      ${one.nextOn}::date, ${one.nextWhat}, ${one.basis}, ${one.endedOn}::date, ${one.endReason}, ${actor.id}::uuid, ${at})
    on conflict (thing_forum_id, version) do nothing returning version`.execute(tx);
  return rows.length === 1 ? { kind: "accepted" } : { kind: "stale" };
}
