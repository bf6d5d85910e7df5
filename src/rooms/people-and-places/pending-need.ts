import { holds } from "../../platform/access/actor.ts";
import { oncePerHome, type Need } from "../../platform/rooms/home-slots.ts";
import { countPending } from "./pending-reads.ts";
import { thingPaths } from "./web/paths.ts";

const counts = oncePerHome(({ tx, actor, today }) =>
  countPending(tx, { today, ownerId: actor.id }),
);

/** One’s own allegations, two weeks before they leave the lists. */
export const renewNeed: Need = {
  order: 62,
  isFor: (actor) => holds(actor, "subject.record"),
  href: thingPaths.pending(),
  count: async (reader) => (await counts(reader)).renew,
  says: (count) => (count === 1 ? "allegation of yours to renew" : "allegations of yours to renew"),
};

/** Who may be a child and has a record as a person of concern, for managers. */
export const undecidedNeed: Need = {
  order: 63,
  isFor: (actor) => holds(actor, "subject.record") && holds(actor, "level.set"),
  href: thingPaths.pending("undecided"),
  count: async (reader) => (await counts(reader)).undecided,
  says: (count) =>
    count === 1
      ? "person of concern may be a child: decide"
      : "persons of concern may be children: decide",
};
