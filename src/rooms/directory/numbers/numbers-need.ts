import { holds } from "../../../platform/access/actor.ts";
import type { Need } from "../../../platform/rooms/home-slots.ts";
import type { Hit, Searched, Searching } from "../../search/index.ts";
import { ownerWords, uses } from "./number.ts";
import { countToRing, deskNamesOn, listDirectory, ringWithinDaysOn } from "./number-reads.ts";
import { numberPaths } from "./web/paths.ts";

/** Numbers that failed or that nobody has rung for long, for those who keep the directory. */
export const numbersNeed: Need = {
  order: 60,
  isFor: (actor) => holds(actor, "service.manage"),
  href: numberPaths.toRing,
  count: async ({ tx, today }) =>
    countToRing(tx, { today, ringWithinDays: await ringWithinDaysOn(tx, today) }),
  says: (count) => (count === 1 ? "telephone number to ring" : "telephone numbers to ring"),
};

const most = 50;

async function searchNumbers({ tx, sought, today }: Searching): Promise<readonly Hit[]> {
  const { desks } = await deskNamesOn(tx, today);
  const asked = { desks, today, ringWithinDays: 1, show: "all", sought: sought.text } as const;
  const found = await listDirectory(tx, asked);
  return found.slice(0, most).map(({ of, id, name, within, number }) => ({
    id: null,
    href: numberPaths.owner(id),
    text: name,
    detail: [
      within || ownerWords[of],
      number && `${uses[number.usedFor].toLowerCase()}: ${number.phone}`,
    ]
      .filter(Boolean)
      .join(" · "),
  }));
}

/** By the name of an agency, a team, a service or a role, or by a number. */
export const numbersSearched: Searched = {
  heading: "Telephone numbers of agencies and teams",
  needs: "concern.raise",
  search: searchNumbers,
  order: 90,
};
