import { z } from "zod";
import { defineList } from "../../../platform/lists/define-list.ts";
import type { Reading } from "../../../platform/lists/declared.ts";
import { mode } from "../../../platform/lists/filters.ts";
import { listEffects, listPractices } from "./practice-reads.ts";
import { isToReview, practiceFields } from "./practice.ts";

/** Practice taken over from other work, the first to review first. */
export const practiceList = defineList({
  about: "no-child",
  filters: {
    show: mode<"ended" | "mine" | "review" | "used", "ended" | "mine" | "review">("used", [
      "mine",
      "review",
      "ended",
    ]),
  },
  pages: { size: 100, by: "cut" },
  read: async ({ tx, actor, clock, asked }) => {
    const today = clock.today();
    const all = await listPractices(tx);
    const used = all.filter(({ endedOn }) => endedOn === null);
    const review = used.filter((one) => isToReview(one, today));
    const mine = review.filter(({ ownerId }) => ownerId === actor.id);
    const ended = all.filter(({ endedOn }) => endedOn !== null);
    return {
      rows: { used, mine, review, ended }[asked.show],
      around: { today, late: review.length, own: mine.length },
    };
  },
  columns: {
    name: "Practice",
    field: "From which work",
    from: "Where it came from",
    since: "Since",
    effect: "Effect, as last measured",
    owner: "Owner",
    review: "Review by",
  },
  tables: {
    practices: {
      caption: ({ asked }) =>
        ({
          used: "In use, the first to review first",
          mine: "Yours to review",
          review: "Overdue for review",
          ended: "Ended",
        })[asked.show],
      empty: ({ asked }) =>
        asked.show === "used" ? "No practice is recorded yet." : "There is none.",
    },
  },
  facets: ({ around: { late, own } }) => ({
    modes: [
      { text: "In use", asks: { show: "used" } },
      { text: "Yours to review", count: own, asks: { show: "mine" } },
      { text: "Overdue for review", count: late, asks: { show: "review" } },
      { text: "Ended", asks: { show: "ended" } },
    ],
  }),
  api: {
    rows: "practices",
    fields: {
      practiceId: z.uuid(),
      name: z.string(),
      field: z.string(),
      cameFrom: z.string(),
      sinceOn: z.iso.date(),
      reviewOn: z.iso.date(),
      direction: z.string().nullable().describe("better, same, worse or unknown"),
      measuredOn: z.iso.date().nullable(),
    },
    more: (one) => ({ field: practiceFields[one.field] }),
  },
});

/** What was found of one practice. */
export const effectList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 100, by: "cut" },
  read: async ({ tx, of: practiceId }: Reading<object, string>) => ({
    rows: await listEffects(tx, practiceId),
    around: {},
  }),
  columns: {
    on: "Measured on",
    how: "How it was measured",
    effect: "What was found",
    direction: "Compared with before",
    by: "Recorded by",
  },
  tables: { effects: { caption: "Effect", empty: "No effect is recorded yet." } },
});
