import { sql } from "kysely";
import { countedTogether, type Need } from "../../../platform/rooms/home-slots.ts";
import { trainingPaths } from "../web/paths.ts";

/** Practices of one's own whose review is overdue. */
export const practiceNeed: Need = {
  order: 94,
  isFor: () => true,
  href: trainingPaths.ownPractices,
  count: countedTogether(
    ({ actor, today }) => sql<{ readonly many: number }>`
      select count(*)::int as many from directory.practices p
      where p.owner_id = ${actor.id}::uuid and p.ended_on is null and p.review_on < ${today}::date`,
    ({ many }: { readonly many: number }) => many,
  ),
  says: (count) => (count === 1 ? "practice to review" : "practices to review"),
};
