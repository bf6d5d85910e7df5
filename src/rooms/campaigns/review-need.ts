import { countedTogether, type HomePart, type Need } from "../../platform/rooms/home-slots.ts";
import { sql } from "kysely";
import { holds } from "../../platform/access/actor.ts";
import { opensNoRecord } from "../../platform/rooms/places.ts";
import { formatDate } from "../../kernel/dates.ts";
import { campaignSchemeOn } from "../training/index.ts";
import { listBusinesses } from "./business-reads.ts";
import { inVisitOrder } from "./business.ts";
import { campaignPaths } from "./web/paths.ts";

const most = 5;

/** Resources of one's own whose review is overdue. */
export const reviewNeed: Need = {
  order: 93,
  isFor: () => true,
  href: campaignPaths.mine,
  count: countedTogether(
    ({ actor, today }) => sql<{ readonly many: number }>`
      select count(*)::int as many from directory.resources r
      where r.owner_id = ${actor.id}::uuid and r.ended_on is null and r.review_on < ${today}::date`,
    ({ many }: { readonly many: number }) => many,
  ),
  says: (count) => (count === 1 ? "resource to review" : "resources to review"),
};

/** Visits that are due, on the home of who keeps prevention and reads no record. */
export const visitsPart: HomePart = {
  order: 48,
  isFor: (actor) => holds(actor, "training.manage") && opensNoRecord(actor),
  read: async ({ tx, today }) => {
    const scheme = await campaignSchemeOn(tx, today);
    const due = inVisitOrder(await listBusinesses(tx), scheme).filter(
      ({ nextOn }) => nextOn <= today,
    );
    return {
      heading: "Businesses to visit",
      lines: due.slice(0, most).map(({ businessId, name, visitedOn }) => ({
        text: name,
        href: campaignPaths.business(businessId),
        more: visitedOn === null ? "Never visited" : `Last visit ${formatDate(visitedOn)}`,
      })),
      empty: "No visit is due.",
      all: { text: "Visits due, by class of licence", href: campaignPaths.businesses },
    };
  },
};
