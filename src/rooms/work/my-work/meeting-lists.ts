import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { manyOf, oneOf, type Rooms } from "../../../platform/rooms/slot.ts";
import type { MeetingLine, PanelLine } from "./meeting-lines.ts";

export type ListMeetings = (tx: Tx, actor: StaffActor) => Promise<readonly MeetingLine[]>;

/** Meetings still to be held or approved, of this person or within their reach. */
export const openMeetings = oneOf<ListMeetings>("meetings still to be held or approved");

type When = { readonly at: Date; readonly today: string };
type ListPanelsWait = (tx: Tx, actor: StaffActor, when: When) => Promise<readonly PanelLine[]>;

/** What panels wait for, of this person: each line with where it is asked for. */
export const panelsWait = manyOf<ListPanelsWait>("what panels wait for");

/** One after the other: they share a transaction. */
export async function listPanelsWait(
  rooms: Rooms,
  tx: Tx,
  actor: StaffActor,
  when: When,
): Promise<readonly PanelLine[]> {
  const lines: PanelLine[] = [];
  for (const list of panelsWait.allIn(rooms)) lines.push(...(await list(tx, actor, when)));
  return lines;
}
