import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listOpenMeetings, type ListedMeeting } from "../meetings/index.ts";
import { listMySittings, listSittings, type Sitting } from "./sitting-reads.ts";

/** Who books or approves meetings sees every one within reach; everybody else those they are asked to. */
export const seesAll = (actor: StaffActor): boolean =>
  holds(actor, "meeting.manage") || holds(actor, "meeting.approve");

export type OpenLists = {
  readonly upcoming: readonly ListedMeeting[];
  /** Held, and their minutes are not approved. */
  readonly held: readonly ListedMeeting[];
  readonly sittingsToCome: readonly Sitting[];
  readonly sittingsHeld: readonly Sitting[];
};

/** What is to come and whose minutes wait, of meetings about a child and of panels; a wide reader looks on narrowly. */
export async function readOpenLists(tx: Tx, actor: StaffActor, now: Date): Promise<OpenLists> {
  const meetings = await listOpenMeetings(tx, actor, { onlyInvited: !seesAll(actor) });
  // Somebody on no panel has enough with the children they know.
  const sittings = seesAll(actor)
    ? await listSittings(tx, undefined)
    : await listMySittings(tx, now);
  const open = sittings
    .filter(({ approvedAt }) => approvedAt === null)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  const isToCome = ({ startsAt }: { readonly startsAt: Date }) => startsAt > now;
  return {
    upcoming: meetings.filter(isToCome),
    held: meetings.filter((one) => !isToCome(one)),
    sittingsToCome: open.filter(isToCome),
    sittingsHeld: open.filter((one) => !isToCome(one)),
  };
}
