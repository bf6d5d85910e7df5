import { sql, type Updateable } from "kysely";
import type { AnyForm, Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import { accountOf } from "../training/index.ts";
import { notify } from "../work/index.ts";
import {
  changedForm,
  meetingForm,
  pointForm,
  promiseForm,
  toldForm,
  type releaseForm,
} from "./forum-forms.ts";
import { forumSchemeOn } from "./forum-scheme.ts";
import { mayRelease, type Meeting, type Point } from "./point.ts";
import { forumPaths } from "./web/paths.ts";

export async function addMeeting(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof meetingForm>,
): Promise<Change & { readonly meetingId?: string }> {
  const scheme = await forumSchemeOn(tx, by.today);
  const { value, errors } = meetingForm.read(form, { scheme, now: by.at });
  if (errors) return { kind: "invalid", errors };
  const meetingId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.forum_meetings")
    .values({
      forum_meeting_id: meetingId,
      partnership_id: by.actor.partnershipId,
      forum: value.forum,
      held_on: value.heldOn,
      came: Number(value.came),
      added_by: by.actor.id,
      added_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n
    ? { kind: "accepted", meetingId }
    : invalid("heldOn", "This forum’s meeting on that day is here already");
}

type Adding = { readonly meeting: Meeting; readonly form: Sent<typeof pointForm> };

/** Keeps what was said, and nobody who said it. */
export async function addPoint(
  tx: Tx,
  by: CommandContext,
  { meeting, form }: Adding,
): Promise<Change & { readonly pointId?: string }> {
  const { value, errors } = await readNamingNoChild(tx, pointForm, { form, context: {} });
  if (errors) return { kind: "invalid", errors };
  const pointId = newId();
  await tx
    .insertInto("directory.forum_points")
    .values({
      forum_point_id: pointId,
      partnership_id: by.actor.partnershipId,
      forum_meeting_id: meeting.meetingId,
      about: value.about,
      said: value.said,
      added_by: by.actor.id,
      added_at: by.at,
    })
    .execute();
  return { kind: "accepted", pointId };
}

type Of<F extends AnyForm> = { readonly point: Point; readonly form: Sent<F> };

/** Changes a point that is as it was read: stale where a colleague was first. */
async function changePoint(
  tx: Tx,
  { point, version }: { readonly point: Point; readonly version: string },
  change: Updateable<DB["directory.forum_points"]>,
): Promise<Change> {
  const { numUpdatedRows } = await tx
    .updateTable("directory.forum_points")
    .set({ ...change, version: sql<number>`version + 1` })
    .where("forum_point_id", "=", point.pointId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

/** Puts the words of a point right; a release is taken back with it. */
export async function correctPoint(
  tx: Tx,
  _by: CommandContext,
  { point, form }: Of<typeof pointForm>,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, pointForm, { form, context: {} });
  if (errors) return { kind: "invalid", errors };
  return changePoint(tx, { point, version: form.version }, value);
}

/** Records what is promised; its owner has a notice. */
export async function recordPromise(
  tx: Tx,
  by: CommandContext,
  { point, form }: Of<typeof promiseForm>,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, promiseForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
  if (value.dueOn < by.today) return invalid("dueOn", "The date must be today or later");
  const ownerId = await accountOf(tx, value.owner);
  if (ownerId === null)
    return invalid("owner", "No colleague with an account has this e-mail address");
  const said = { promise: value.promise, owner_id: ownerId, due_on: value.dueOn };
  const change = await changePoint(tx, { point, version: form.version }, said);
  if (change.kind === "accepted")
    await notify(
      tx,
      {
        partnershipId: by.actor.partnershipId,
        staffIds: [ownerId],
        kind: "action",
        headline: "A promise to a safety forum is yours to keep: read what, and by when",
        href: forumPaths.point(point.pointId),
      },
      { by: by.actor, at: by.at },
    );
  return change;
}

/** Says what changed, by the owner of the promise or who keeps the forums. */
export async function recordChanged(
  tx: Tx,
  by: CommandContext,
  { point, form }: Of<typeof changedForm>,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, changedForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
  const said = { changed: value.changed, changed_on: value.changedOn, changed_by: by.actor.id };
  return changePoint(tx, { point, version: form.version }, said);
}

export async function recordTold(
  tx: Tx,
  by: CommandContext,
  { point, form }: Of<typeof toldForm>,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, toldForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
  if (point.changedOn !== null && value.toldOn < point.changedOn)
    return invalid("toldOn", "It must not be before what changed");
  const said = { told_how: value.toldHow, told_on: value.toldOn };
  return changePoint(tx, { point, version: form.version }, said);
}

type Releasing = {
  readonly point: Point;
  readonly form: Sent<typeof releaseForm>;
  readonly isFine: boolean;
};

/** Releases a point as it was read, by somebody who wrote none of it; or leaves it where it is. */
export async function release(
  tx: Tx,
  { actor, at }: CommandContext,
  { point, form, isFine }: Releasing,
): Promise<Change> {
  if (!mayRelease(point, actor.id)) return invalid("isRead", "Someone who wrote none of it reads");
  const said = isFine
    ? { released_by: actor.id, released_at: at }
    : { released_by: null, released_at: null };
  return changePoint(tx, { point, version: form.version }, said);
}
