import { addDays } from "../../kernel/dates.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { countDesk, listDesk, type DeskMode } from "./desk-reads.ts";
import { intelligenceSchemeOn } from "./intelligence-scheme.ts";

const captions: Readonly<Record<DeskMode, string>> = {
  new: "New, to sanitise: newest first",
  ready: "Sanitised, to hand over",
  waiting: "Handed over, to answer",
  ending: "Review due: earliest first",
  late: "Past their review-by, and answers owed: the longest waiting first",
  closed: "Answered or not used: newest first",
};
const empty: Readonly<Record<DeskMode, string>> = {
  new: "Nothing new has come in. What agencies send appears here.",
  ready: "Nothing waits to be handed over.",
  waiting: "Nothing waits for a receipt or an answer.",
  ending: "No text is due for review.",
  late: "No text is past its review-by, and no answer is owed.",
  closed: "Nothing has been answered yet.",
};

/** What agencies sent, for the police's officers: each list what waits for one step. */
export const deskList = defineList({
  about: "no-child",
  filters: { show: mode("new", ["ready", "waiting", "ending", "late", "closed"] as const) },
  pages: { size: 25 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const scheme = await intelligenceSchemeOn(tx, today);
    const of = {
      partnershipId: actor.partnershipId,
      endingBy: addDays(today, scheme.endingDays),
      today,
    };
    const rows = await listDesk(tx, {
      ...of,
      mode: asked.show,
      limit: pageSize + 1,
      offset: (page - 1) * pageSize,
    });
    const counts = {
      new: await countDesk(tx, { ...of, mode: "new" }),
      ready: await countDesk(tx, { ...of, mode: "ready" }),
      waiting: await countDesk(tx, { ...of, mode: "waiting" }),
      ending: await countDesk(tx, { ...of, mode: "ending" }),
      late: await countDesk(tx, { ...of, mode: "late" }),
    };
    return { rows, around: { today, scheme, counts } };
  },
  subjectOf: ({ intelligenceId }) => intelligenceId,
  columns: {
    begins: "What it says",
    sent: "Sent",
    agency: "By",
    handling: "Handling",
    review: "Review by",
    reference: "Reference",
  },
  tables: {
    desk: {
      columns: ({ asked }) =>
        asked.show === "new"
          ? ["begins", "sent", "agency"]
          : asked.show === "ready"
            ? ["begins", "sent", "agency", "handling"]
            : ["begins", "sent", "agency", "handling", "review", "reference"],
      caption: ({ asked }) => captions[asked.show],
      empty: ({ asked }) => empty[asked.show],
    },
  },
  facets: ({ around: { counts } }) => ({
    modes: [
      { text: "New", count: counts.new, asks: { show: "new" } },
      { text: "To hand over", count: counts.ready, asks: { show: "ready" } },
      { text: "To answer", count: counts.waiting, asks: { show: "waiting" } },
      { text: "Review due", count: counts.ending, asks: { show: "ending" } },
      { text: "Late", count: counts.late, asks: { show: "late" } },
      { text: "Closed", asks: { show: "closed" } },
    ],
  }),
});
