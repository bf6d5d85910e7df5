import { z } from "zod";
import { defineList } from "../../platform/lists/define-list.ts";
import type { Reading } from "../../platform/lists/declared.ts";
import { mode } from "../../platform/lists/filters.ts";
import { listMeetings, listPoints, listPointsOf } from "./forum-reads.ts";
import { forumSchemeOn, nameIn } from "./forum-scheme.ts";
import {
  isOverdue,
  mayRelease,
  pointStates,
  stateOf,
  waitsForReader,
  type Point,
} from "./point.ts";

type Show = "open" | "mine" | "overdue" | "read" | "all";
type Asking = { readonly staffId: string; readonly today: string };

const isOpen = (point: Point): boolean => stateOf(point) !== "told";

/** What is promised in one’s own name and not kept yet. */
export const isOwn = (point: Point, staffId: string): boolean =>
  point.ownerId === staffId && stateOf(point) === "promised";

/** What the second person can read: answered, and with no word of theirs. */
export const isToRead = (point: Point, staffId: string): boolean =>
  mayRelease(point, staffId) && stateOf(point) !== "said" && waitsForReader(point);

const shows: Readonly<Record<Show, (point: Point, asking: Asking) => boolean>> = {
  open: isOpen,
  mine: (point, { staffId }) => isOwn(point, staffId),
  overdue: (point, { today }) => isOverdue(point, today),
  read: (point, { staffId }) => isToRead(point, staffId),
  all: () => true,
};

const captions: Readonly<Record<Show, string>> = {
  open: "Not told back yet, the first due first",
  mine: "Your promises, the first due first",
  overdue: "Overdue promises, the longest first",
  read: "For a second person to read",
  all: "All that was said",
};

/** What was said at safety forums, for who keeps them and for owners of promises. */
export const pointList = defineList({
  about: "no-child",
  filters: {
    show: mode<Show, "mine" | "overdue" | "read" | "all">("open", [
      "mine",
      "overdue",
      "read",
      "all",
    ]),
  },
  pages: { size: 50, by: "cut" },
  read: async ({ tx, actor, clock, asked }) => {
    const today = clock.today();
    const asking = { staffId: actor.id, today };
    const all = await listPoints(tx);
    const count = (show: Show): number => all.filter((one) => shows[show](one, asking)).length;
    return {
      rows: all.filter((one) => shows[asked.show](one, asking)),
      around: {
        scheme: await forumSchemeOn(tx, today),
        today,
        counts: {
          open: count("open"),
          mine: count("mine"),
          overdue: count("overdue"),
          read: count("read"),
        },
      },
    };
  },
  subjectOf: ({ pointId }) => pointId,
  columns: {
    about: "What it was about",
    forum: "Forum",
    owner: "Owner",
    due: "Due",
    state: "State",
  },
  tables: {
    points: { caption: ({ asked }) => captions[asked.show], empty: "None that you can see." },
  },
  facets: ({ around: { counts } }) => ({
    modes: [
      { text: "Open", count: counts.open, asks: { show: "open" } },
      { text: "Yours", count: counts.mine, asks: { show: "mine" } },
      { text: "Overdue", count: counts.overdue, asks: { show: "overdue" } },
      { text: "To read", count: counts.read, asks: { show: "read" } },
      { text: "All", asks: { show: "all" } },
    ],
  }),
  api: {
    rows: "points",
    fields: {
      pointId: z.uuid(),
      forum: z.string(),
      heldOn: z.iso.date(),
      state: z.string().describe("said, promised, changed or told"),
      stateName: z.string(),
      dueOn: z.iso.date().nullable(),
      isOverdue: z.boolean(),
    },
    more: (one, { around: { scheme, today } }) => ({
      forum: nameIn(scheme.forums, one.forum),
      state: stateOf(one),
      stateName: pointStates[stateOf(one)],
      isOverdue: isOverdue(one, today),
    }),
  },
});

/** When forums met, for everybody who works here. */
export const meetingList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 50, by: "cut" },
  read: async ({ tx, clock }) => ({
    rows: await listMeetings(tx),
    around: { scheme: await forumSchemeOn(tx, clock.today()) },
  }),
  columns: {
    on: "Held on",
    forum: "Forum",
    came: { heading: "How many came", isNumeric: true },
  },
  tables: { meetings: { caption: "Meetings", empty: "No meeting is recorded yet." } },
});

/** What was said at one meeting. */
export const saidList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 200, by: "cut" },
  read: async ({ tx, clock, of: meetingId }: Reading<object, string>) => ({
    rows: await listPointsOf(tx, meetingId),
    around: { today: clock.today() },
  }),
  subjectOf: ({ pointId }) => pointId,
  columns: { about: "What it was about", owner: "Owner", due: "Due", state: "State" },
  tables: {
    points: { caption: "What was said", empty: "Nothing that you can see is recorded yet." },
  },
});
