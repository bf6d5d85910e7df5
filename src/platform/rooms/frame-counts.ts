import type { StaffActor } from "../access/actor.ts";
import type { Tx } from "../database/tx.ts";
import { pipelined } from "../database/pipeline.ts";
import { manyOf, type Rooms } from "./slot.ts";

/** A number that the head of every page shows beside a link: what waits there for its reader. */
export type FrameCount = {
  /** The address of the link. */
  readonly at: string;
  readonly count: (tx: Tx, actor: StaffActor) => Promise<number>;
};

export const frameCounts = manyOf<FrameCount>("counts at the head of every page");

export type Counts = Readonly<Record<string, number>>;

/** All of them, sent to the server together. */
export const countFrame = (rooms: Rooms, tx: Tx, actor: StaffActor): Promise<Counts> =>
  pipelined(
    Object.fromEntries(frameCounts.allIn(rooms).map(({ at, count }) => [at, count(tx, actor)])),
  );
