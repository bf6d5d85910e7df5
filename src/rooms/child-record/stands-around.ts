import type { IsoDate } from "../../kernel/dates.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { manyOf, type Rooms } from "../../platform/rooms/slot.ts";

/** Something that stands about a person or a place around a child: bail, a measure, what another body must be told. */
export type StandsAround = {
  readonly personId: string;
  /** What it is; no person and no place is named in it. */
  readonly what: string;
  /** Whom or what it is on: for who reads people, places and networks. */
  readonly on: string | null;
  readonly conditions: string | null;
  /** Until or by when, in words. */
  readonly when: string | null;
  readonly isOverdue: boolean;
  /** By what it is put in order; what has no day comes last. */
  readonly day: IsoDate | null;
  readonly href: string;
  /** Not where others may see the screen. */
  readonly isIndoorsOnly?: boolean;
  /** For fewer than those who read the child’s record: in no paper that is made for others. */
  readonly isForSome?: boolean;
};

type Asked = {
  readonly personIds: readonly string[];
  readonly today: IsoDate;
  readonly actor: Actor;
};
type ReadStandsAround = (tx: Tx, asked: Asked) => Promise<readonly StandsAround[]>;

/** What stands about people and places around children within reach, from every room that knows something. */
export const standsAround = manyOf<ReadStandsAround>("what stands around a child");

/** The one answer, for every page on which a worker stands: what ends or is due first comes first. */
export async function readStandsAround(
  tx: Tx,
  { rooms, ...asked }: Asked & { readonly rooms: Rooms },
): Promise<readonly StandsAround[]> {
  const lists = [];
  for (const read of standsAround.allIn(rooms)) lists.push(await read(tx, asked));
  return inOrder(lists.flat());
}

type OfChild = {
  readonly person: { readonly personId: string };
  readonly rooms: Rooms;
  readonly actor: Actor;
  readonly today: IsoDate;
};

/** The same around one child, for a page of their record. */
export const aroundOf = (
  tx: Tx,
  { person: { personId }, rooms, actor, today }: OfChild,
): Promise<readonly StandsAround[]> =>
  readStandsAround(tx, { rooms, actor, today, personIds: [personId] });

const last = "9999-12-31";

export const inOrder = (all: readonly StandsAround[]): readonly StandsAround[] =>
  all.toSorted((one, other) => ((one.day ?? last) < (other.day ?? last) ? -1 : 1));
