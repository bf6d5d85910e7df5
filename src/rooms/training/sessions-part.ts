import { formatDateTime } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import { holds } from "../../platform/access/actor.ts";
import type { HomePart } from "../../platform/rooms/home-slots.ts";
import { listSessions } from "./session-reads.ts";
import { trainingPaths } from "./web/paths.ts";

const most = 5;

/** The next training sessions, with how many places are taken, on the home of those who keep training. */
export const sessionsPart: HomePart = {
  order: 40,
  isFor: (actor) => holds(actor, "training.manage"),
  read: async ({ tx, now }) => {
    const sessions = await listSessions(tx, { at: now, isPast: false, limit: most, offset: 0 });
    return {
      heading: "Next training sessions",
      lines: sessions.map(({ sessionId, course, startsAt, booked, seats, waiting }) => ({
        text: course,
        href: trainingPaths.session(sessionId),
        more: `${formatDateTime(startsAt)}: ${booked} of ${counted(seats, "place")} booked${waiting > 0 ? `, ${waiting} waiting` : ""}`,
      })),
      empty: "No session is planned. Plan one under Training.",
      all: { text: "Training", href: trainingPaths.home },
    };
  },
};
