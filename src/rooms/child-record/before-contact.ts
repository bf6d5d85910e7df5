import type { Rooms } from "../../platform/rooms/slot.ts";
import { manyOf } from "../../platform/rooms/slot.ts";
import type { Tx } from "../../platform/database/database.ts";

/** One thing that a worker has to know before they ring a child or knock at a door. */
export type BeforeContact = {
  readonly label: string;
  readonly text: string;
  /** A number to ring, shown where others cannot see the screen. */
  readonly phone?: string | undefined;
};

type Asked = { readonly personId: string; readonly today: string };
type ReadBeforeContact = (tx: Tx, asked: Asked) => Promise<readonly BeforeContact[]>;

/** What to know before contact with a child, from every room that knows something. */
export const beforeContact = manyOf<ReadBeforeContact>("what to know before contact");

/** All of it, in the order of the rooms. */
export async function readBeforeContact(
  tx: Tx,
  { rooms, ...asked }: Asked & { readonly rooms: Rooms },
): Promise<readonly BeforeContact[]> {
  const lists = [];
  for (const read of beforeContact.allIn(rooms)) lists.push(await read(tx, asked));
  return lists.flat();
}
