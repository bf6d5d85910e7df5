import type { Hit, Searched, Searching } from "../search/index.ts";
import { listContexts, type ContextShow } from "./context-rows.ts";
import { contextKinds, contextStates } from "./context-words.ts";
import { contextPaths } from "./web/paths.ts";

const most = 50;
const searchedShows: readonly ContextShow[] = ["open", "referred", "ended"];

/** By what it is called, of those that the reader reads. */
async function searchContexts({ tx, sought, today }: Searching): Promise<readonly Hit[]> {
  const hits: Hit[] = [];
  for (const show of searchedShows) {
    const asked = { show, today, sought: sought.text, page: 1, pageSize: most };
    for (const one of (await listContexts(tx, asked)).slice(0, most))
      hits.push({
        id: one.contextId,
        href: contextPaths.one(one.contextId),
        text: one.name,
        detail: `${contextKinds[one.kind]}, ${contextStates[one.state].toLowerCase()}`,
      });
  }
  return hits.slice(0, most);
}

export const contextsSearched: Searched = {
  heading: "Cases on places, groups and online spaces",
  needs: "context.view",
  search: searchContexts,
  order: 46,
};
