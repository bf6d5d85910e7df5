import { formatDate } from "../../kernel/dates.ts";
import { holds } from "../../platform/access/actor.ts";
import {
  countedTogether,
  oncePerHome,
  type HomePart,
  type HomeReader,
  type Need,
} from "../../platform/rooms/home-slots.ts";
import { boardCounts, countBoard, overdueCount, listBoard } from "./board-rows.ts";
import { lastDay } from "./span.ts";
import { stateText } from "./steps.ts";
import { measurePaths } from "./web/paths.ts";

const most = 5;
const selected = oncePerHome(({ now, today }: HomeReader) => boardCounts({ now, today }));

/** Measures whose review is due, for those who record them. */
export const reviewsNeed: Need = {
  order: 60,
  isFor: (actor) => holds(actor, "measure.record"),
  href: measurePaths.review,
  count: countedTogether(selected, ({ review }) => review),
  says: (count) => (count === 1 ? "measure to review" : "measures to review"),
};

/** Measures that end soon, for those who record them. */
export const endsNeed: Need = {
  order: 61,
  isFor: (actor) => holds(actor, "measure.record"),
  href: measurePaths.ending,
  count: countedTogether(selected, ({ ending }) => ending),
  says: (count) => (count === 1 ? "measure ends soon" : "measures end soon"),
};

/** Measures that were breached and are open, for those who record them. */
export const breachesNeed: Need = {
  order: 59,
  isFor: (actor) => holds(actor, "measure.record"),
  href: measurePaths.breached,
  count: countedTogether(selected, ({ breached }) => breached),
  says: (count) => (count === 1 ? "measure was breached" : "measures were breached"),
};

/** Plans with an action past its date, for those who record measures. */
export const overdueNeed: Need = {
  order: 62,
  isFor: (actor) => holds(actor, "measure.record"),
  href: measurePaths.overdue,
  count: countedTogether(
    ({ now, today }) => overdueCount({ now, today }),
    ({ count }) => count,
  ),
  says: (count) =>
    count === 1 ? "plan has an action that is overdue" : "plans have an action that is overdue",
};

/** What runs, the next to end first. */
export const measuresPart: HomePart = {
  order: 25,
  isFor: (actor) => holds(actor, "measure.record"),
  read: async (reader) => {
    const { tx, now, today } = reader;
    const query = { show: "open", now, today } as const;
    const rows = (await listBoard(tx, { ...query, page: 1, pageSize: most })).slice(0, most);
    const { open } = await countBoard(tx, { now, today });
    return {
      heading: "Measures on people and places",
      lines: rows.map((one) => ({
        text: `${one.name}: ${one.thing}`,
        href: measurePaths.measure(one.measureId),
        more:
          stateText(one.form, one.state) +
          (one.endsAt === null ? "" : `, until ${formatDate(lastDay(one.endsAt))}`),
      })),
      empty: "No order, notice or tactic is open. Propose one on the page of a person or a place.",
      all: { text: `All open measures: ${open}`, href: measurePaths.board },
    };
  },
};
