import { holds, type StaffActor } from "../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";
import type { Guide } from "../../platform/rooms/routes-slot.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { searchGuides, searchPages } from "./pages.ts";
import type { Sought } from "./read-sought.ts";
import { searched, type Hit } from "./searched.ts";

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
  const look = async () => {
    const found: Group[] = [];
    for (const { heading, search } of groups)
      found.push({ heading, hits: await search({ tx, actor, sought, today, isSuggestion }) });
    return found;
  };
  const found = await look();
  if (!actor.isWide) return found;
  await lookNarrowly(tx);
  const named = await look();
  return found.map(({ heading, hits }, at) => ({ heading, hits: joined(hits, named[at]?.hits) }));
}

function joined(hits: readonly Hit[], more: readonly Hit[] = []): readonly Hit[] {
  const known = new Set(hits.map(({ href }) => href));
  return [...hits, ...more.filter(({ href }) => !known.has(href))];
}
