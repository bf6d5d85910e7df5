import { spanOf } from "../../kernel/list-pages.ts";
import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { aKey, mode, yes } from "../../platform/lists/filters.ts";
import { countPublicMessages } from "../intake/index.ts";
import { pauseSchemeOn } from "./clock/pause-reads.ts";
import { nobodyElse, othersOfFamily } from "./household/waiting-families.ts";
import {
  countDecided,
  countQueue,
  listQueue,
  type QueueCounts,
  type QueueQuery,
} from "./queue-reads.ts";
import { ratingName, ratingSchemeOn, type RatingScheme } from "./rate-concern.ts";

/** What waits for a decision, the most urgent clock first; and what is decided, the newest first. */
export const queueList = defineList({
  about: "children",
  filters: {
    show: mode("waiting", ["decided"]),
    rating: aKey(),
    mine: yes(),
    overdue: yes(),
    paused: yes(),
  },
  pages: { size: 25 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const [now, today] = [clock.now(), clock.today()];
    const isDecided = asked.show === "decided";
    const query = { ...queryOf(asked), isDecided, page, pageSize };
    const scheme = await ratingSchemeOn(tx, today);
    const pauses = await pauseSchemeOn(tx, today);
    const counts = await countQueue(tx, { actor, now });
    const decided = isDecided ? await countDecided(tx, actor) : 0;
    const fromPublic = (await countPublicMessages(tx)).waiting;
    const rows = await listQueue(tx, { actor, now }, query);
    const ids = rows.map(({ concernId }) => concernId);
    // Of each that waits, how many others wait under the same family name.
    const others = isDecided ? nobodyElse : await othersOfFamily(tx, actor, ids);
    const total = isDecided ? decided : sumOf(counts, isAsked(query));
    return { rows, total, around: { now, today, scheme, pauses, counts, fromPublic, others } };
  },
  subjectOf: ({ concernId }) => concernId,
  columns: {
    child: "About",
    clock: "Decision",
    decided: { heading: "Decided", onPhone: ["labelled"] },
    step: { heading: "Next step", onPhone: ["labelled"] },
    rating: "Rating",
    sender: "Sent by",
    worker: { heading: "Who works on it", onPhone: ["labelled"] },
    news: "New",
  },
  tables: {
    waiting: {
      when: ({ show }) => show === "waiting",
      columns: ["child", "clock", "rating", "sender", "worker", "news"],
      caption: ({ rows, total, pages }) =>
        `${spanOf(rows.length, pages)}${counted(total, "concern")} to decide, most urgent clock first`,
      empty: ({ asked: { rating, mine, overdue, paused, page } }) =>
        rating !== undefined || mine || overdue || paused || page > 1
          ? "No concern matches these filters."
          : "No concern is waiting for a decision. What practitioners send appears here, with its clock.",
      look: { dense: true, brief: true, attributes: { "data-rows-by-key": "" } },
    },
    decided: {
      when: ({ show }) => show === "decided",
      columns: ["child", "decided", "step", "rating", "sender", "news"],
      caption: ({ rows, total, pages }) =>
        `${spanOf(rows.length, pages)}${counted(total, "concern")} decided, newest first`,
      empty: "Nothing has been decided yet.",
      look: { dense: true, brief: true, attributes: { "data-rows-by-key": "" } },
    },
  },
  fields: {
    rating: {
      label: "Rating",
      all: "All ratings",
      options: ({ around: { counts, scheme } }) =>
        ratingsOf(scheme).map(({ value, text }) => ({
          value,
          text: `${text} (${sumOf(counts, isRated(value))})`,
        })),
    },
    mine: { label: "I am working on it" },
    overdue: { label: "Overdue" },
    paused: { label: "Paused" },
  },
  facets: ({ around: { counts, fromPublic, scheme } }) => ({
    modes: [
      { text: "To decide", count: sumOf(counts), asks: { show: "waiting" } },
      { text: "Decided", asks: { show: "decided" } },
      { text: "From the public", count: fromPublic, href: "/mash/public" },
    ],
    numbers: numbersOf(counts, scheme),
  }),
});

type Ticks = Pick<QueueQuery, "rating"> &
  Readonly<Record<"mine" | "overdue" | "paused", true | undefined>>;

const queryOf = ({ rating, mine, overdue, paused }: Ticks) => ({
  rating,
  isMine: mine === true,
  isOverdue: overdue === true,
  isPaused: paused === true,
});

type Counted = QueueCounts[number];

const sumOf = (counts: QueueCounts, which: (one: Counted) => boolean = () => true): number =>
  counts.filter(which).reduce((sum, { concerns }) => sum + concerns, 0);

const isRated =
  (rating: string | undefined) =>
  (one: Counted): boolean =>
    rating === undefined || (one.rating ?? "unrated") === rating;

const isAsked =
  ({ rating, isMine, isOverdue, isPaused }: QueueQuery) =>
  (one: Counted): boolean =>
    isRated(rating)(one) &&
    (!isMine || one.isMine) &&
    (!isOverdue || one.isLate) &&
    (!isPaused || one.isPaused);

const ratingsOf = (scheme: RatingScheme) => [
  ...scheme.ratings.map(({ key }) => ({ value: key, text: ratingName(scheme, key) })),
  { value: "unrated", text: "Not rated yet" },
];

/** What waits, and how much of it is late; each number opens the list that it counts. */
function numbersOf(counts: QueueCounts, scheme: RatingScheme) {
  const late = sumOf(counts, ({ isLate }) => isLate);
  const still = sumOf(counts, ({ isPaused }) => isPaused);
  const mine = sumOf(counts, ({ isMine }) => isMine);
  const paused = { count: still, text: "paused", asks: { paused: true } } as const;
  const rated = ratingsOf(scheme)
    .map(({ value, text }) => ({
      count: sumOf(counts, isRated(value)),
      text,
      asks: { rating: value },
    }))
    .filter(({ count }) => count > 0);
  return [
    { count: late, text: "overdue", asks: { overdue: true }, isAttention: late > 0 } as const,
    { count: mine, text: "I am working on", asks: { mine: true } } as const,
    ...(still > 0 ? [paused] : []),
    ...rated,
  ];
}
