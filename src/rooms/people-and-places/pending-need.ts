import { holds } from "../../platform/access/actor.ts";
import {
  countedTogether,
  oncePerHome,
  type HomeReader,
  type Need,
} from "../../platform/rooms/home-slots.ts";
import { pendingCounts } from "./pending-reads.ts";
import { thingPaths } from "./web/paths.ts";

const selected = oncePerHome(({ actor, today }: HomeReader) =>
  pendingCounts({ today, ownerId: actor.id }),
);

/** One’s own allegations, two weeks before they leave the lists. */
export const renewNeed: Need = {
  order: 62,
  isFor: (actor) => holds(actor, "subject.record"),
  href: thingPaths.pending(),
  count: countedTogether(selected, ({ renew }) => renew),
  says: (count) => (count === 1 ? "allegation of yours to renew" : "allegations of yours to renew"),
};

/** Who may be a child and has a record as a person of concern, for managers. */
export const undecidedNeed: Need = {
  order: 63,
  isFor: (actor) => holds(actor, "subject.record") && holds(actor, "level.set"),
  href: thingPaths.pending("undecided"),
  count: countedTogether(selected, ({ undecided }) => undecided),
  says: (count) =>
    count === 1
      ? "person of concern may be a child: decide"
      : "persons of concern may be children: decide",
};
