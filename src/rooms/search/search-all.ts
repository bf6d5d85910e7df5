import { holds, type StaffActor } from "../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";
import type { Guide } from "../../platform/rooms/routes-slot.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { searchGuides, searchPages } from "./pages.ts";
import type { Sought } from "./read-sought.ts";
import { searched, type Hit, type Searched } from "./searched.ts";

export type Group = { readonly heading: string; readonly hits: readonly Hit[] };

type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly rooms: Rooms;
  readonly guides: readonly Guide[];
  readonly today: string;
  readonly isSuggestion?: boolean;
};

/** All that the person reaches and that goes by what was typed, in groups. */
export async function searchAll(asking: ReadContext, sought: Sought): Promise<readonly Group[]> {
  const { rooms, actor, guides } = asking;
  return [
    ...(await searchRecords(asking, sought)),
    { heading: "Help", hits: searchGuides(guides, sought.text) },
    { heading: "Pages", hits: searchPages(rooms, actor, sought.text) },
  ];
}

/**
 * Each group under the person's own policies. A wide actor looks twice: narrowly they find the restricted records on
 * which they are named.
 */
async function searchRecords(
  { tx, actor, rooms, today, isSuggestion = false }: ReadContext,
  sought: Sought,
): Promise<readonly Group[]> {
  const groups = searched
    .allIn(rooms)
    .filter(({ needs }) => needs === undefined || holds(actor, needs));
  const look = async (asked: readonly Searched[]) => {
    const found = new Map<string, readonly Hit[]>();
    for (const { heading, search } of asked)
      found.set(heading, await search({ tx, actor, sought, today, isSuggestion }));
    return found;
  };
  const found = await look(groups);
  if (actor.isWide) await lookNarrowly(tx);
  const named = await look(actor.isWide ? groups.filter((one) => !one.isSameForAll) : []);
  return groups.map(({ heading }) => ({
    heading,
    hits: joined(found.get(heading), named.get(heading)),
  }));
}

function joined(hits: readonly Hit[] = [], more: readonly Hit[] = []): readonly Hit[] {
  const known = new Set(hits.map(({ href }) => href));
  return [...hits, ...more.filter(({ href }) => !known.has(href))];
}
