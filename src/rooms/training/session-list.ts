import { z } from "zod";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { listSessions, type Session } from "./session-reads.ts";

/** What a session is worth saying about in a word. */
export function sessionState(
  session: Pick<Session, "cancelledAt" | "booked" | "seats" | "startsAt">,
  at: Date,
): "cancelled" | "over" | "full" | "open" {
  if (session.cancelledAt !== null) return "cancelled";
  if (session.startsAt <= at) return "over";
  return session.booked >= session.seats ? "full" : "open";
}

/** Sessions to come, or those that are over; in counts, whoever looks. */
export const sessionList = defineList({
  about: "no-child",
  filters: { show: mode("coming", ["past"]) },
  pages: { size: 25 },
  read: async ({ tx, clock, asked, page, pageSize }) => {
    const wanted = { at: clock.now(), isPast: asked.show === "past" };
    const limit = Math.min(pageSize, 500) + 1;
    const span = { limit, offset: (page - 1) * Math.min(pageSize, 500) };
    const rows = await listSessions(tx, { ...wanted, ...span });
    return { rows, around: { at: clock.now() } };
  },
  columns: {
    course: "Course",
    starts: "Starts",
    where: "Where",
    places: { heading: "Places", isNumeric: true },
  },
  tables: {
    sessions: {
      caption: ({ asked }) => (asked.show === "past" ? "Past sessions" : "Sessions to come"),
      empty: ({ asked }) =>
        asked.show === "past" ? "No session has been held yet." : "No session is planned.",
    },
  },
  facets: () => ({
    modes: [
      { text: "To come", asks: { show: "coming" } },
      { text: "Past", asks: { show: "past" } },
    ],
  }),
  api: {
    rows: "sessions",
    pageSize: 100,
    says: "next",
    fields: {
      sessionId: z.uuid(),
      course: z.string(),
      startsAt: z.string(),
      minutes: z.int(),
      heldIn: z.string().nullable(),
      isOnline: z.boolean(),
      seats: z.int(),
      booked: z.int().describe("How many are booked; nobody is named"),
      waiting: z.int(),
      state: z.enum(["cancelled", "over", "full", "open"]),
    },
    more: (row, { around }) => ({
      startsAt: row.startsAt.toISOString(),
      isOnline: row.joinLink !== null,
      state: sessionState(row, around.at),
    }),
  },
});
