import type { Hit, Searched, Searching } from "../search/index.ts";
import { thingKinds } from "./thing-kinds.ts";
import { listThingsNamed } from "./thing-reads.ts";
import { thingPaths } from "./web/paths.ts";

/** By name, description, registration, telephone or postcode. */
export const thingsSearched: Searched = {
  heading: "People and places",
  needs: "subject.view",
  search: searchThings,
  order: 40,
  isSameForAll: true,
};

const most = 50;

async function searchThings({ tx, sought, today }: Searching): Promise<readonly Hit[]> {
  const things = await listThingsNamed(tx, { today, sought: sought.text, page: 1, pageSize: most });
  return things.map(({ thingId, kind, label, identifier }) => ({
    id: thingId,
    href: thingPaths.thing(thingId),
    text: label,
    detail: [thingKinds[kind].name, identifier].filter((part) => part !== null).join(" · "),
  }));
}
