import type { Hit, Searched, Searching } from "../search/index.ts";
import { stateNames } from "./licence.ts";
import { listReferrals, type ReferralShow } from "./referral-reads.ts";
import { licensingPaths } from "./web/paths.ts";

const most = 50;
const searchedShows: readonly ReferralShow[] = ["to-send", "sent", "answered", "closed"];

/** By what is on the licence, its number, and the reference of the authority. */
async function searchReferrals({ tx, sought, today }: Searching): Promise<readonly Hit[]> {
  const hits: Hit[] = [];
  for (const show of searchedShows) {
    const asked = { show, today, sought: sought.text, page: 1, pageSize: most };
    for (const one of (await listReferrals(tx, asked)).slice(0, most))
      hits.push({
        id: one.referralId,
        href: licensingPaths.one(one.referralId),
        text: one.holder,
        detail: `${one.licence}, ${stateNames[one.state].toLowerCase()}`,
      });
  }
  return hits.slice(0, most);
}

export const referralsSearched: Searched = {
  heading: "Referrals to licensing authorities",
  needs: "licence.view",
  search: searchReferrals,
  order: 48,
};
