import { formatDateTime, londonDate } from "../../kernel/dates.ts";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { listSittings } from "./sitting-reads.ts";
import { paths } from "./web/paths.ts";

/** Panel meetings, of which nothing of a child is said, by the panel or by their day. */
export const sittingsSearched: Searched = {
  heading: "Panel meetings",
  needs: "child.view",
  search: searchSittings,
  order: 60,
};

async function searchSittings({ tx, sought }: Searching): Promise<readonly Hit[]> {
  const words = sought.words.toLowerCase();
  const sittings = await listSittings(tx, undefined);
  return sittings
    .filter(
      ({ panelName, startsAt }) =>
        (words !== "" && panelName.toLowerCase().includes(words)) ||
        londonDate(startsAt) === sought.on,
    )
    .map(({ sittingId, panelName, startsAt, room }) => ({
      id: sittingId,
      href: paths.sitting(sittingId),
      text: `${panelName}, ${formatDateTime(startsAt)}`,
      detail: room,
    }));
}
