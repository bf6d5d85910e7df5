import { holds } from "../../platform/access/actor.ts";
import { oncePerHome, type Need } from "../../platform/rooms/home-slots.ts";
import { isOwn, isToRead } from "./forum-list.ts";
import { listPoints } from "./forum-reads.ts";
import { forumPaths } from "./web/paths.ts";

const readAll = oncePerHome(({ tx }) => listPoints(tx));

/** What was promised to a forum in one’s own name and is not kept yet. */
export const promisesNeed: Need = {
  order: 91,
  isFor: () => true,
  href: forumPaths.mine,
  count: async (reader) =>
    (await readAll(reader)).filter((point) => isOwn(point, reader.actor.id)).length,
  says: (count) =>
    count === 1 ? "promise to a safety forum to keep" : "promises to safety forums to keep",
};

/** What waits for somebody who wrote none of it. */
export const readingNeed: Need = {
  order: 92,
  isFor: (actor) => holds(actor, "participation.manage"),
  href: forumPaths.toRead,
  count: async (reader) =>
    (await readAll(reader)).filter((point) => isToRead(point, reader.actor.id)).length,
  says: (count) =>
    count === 1
      ? "thing said at a forum to read as the second person"
      : "things said at forums to read as the second person",
};
