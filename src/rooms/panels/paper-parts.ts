import { formatDate, londonDate } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import type { Block } from "../../platform/documents/index.ts";
import type { NewestVoice, PlanInLines } from "../safety-plans/index.ts";
import { type MissingNumbers, type MissingCounts, missingShown } from "../missing/index.ts";
import type { Headlines, StandsAround } from "../child-record/index.ts";
import { whole, type Part } from "./one-sheet.ts";

type Table = Extract<Block, { kind: "table" }>;
const table = (head: Table["head"], rows: Table["rows"]): readonly Block[] =>
  rows.length === 0 ? [] : [{ kind: "table", head, rows }];

/** "High, since 3 May 2026; before that Medium, 2 March 2026": the newest first. */
export type LevelNamed = { readonly name: string; readonly on: string };

/** What the level was before, in words; the one that stands is said beside it. */
export function levelsWords([now, ...before]: readonly LevelNamed[]): string {
  if (now === undefined) return "No level has been decided";
  const earlier = before.map(({ name, on }) => `${name} (${formatDate(on)})`);
  const since = `${now.name}, decided on ${formatDate(now.on)}`;
  return earlier.length === 0
    ? `${since}: the first`
    : `${since}; before that ${earlier.join(", ")}`;
}

/** In 90 days, as the tracker counts. */
export type MissingContext = MissingNumbers & {
  readonly today: string;
  readonly isMissing: boolean;
  readonly missing: MissingCounts | undefined;
};

export function missingWords({
  isMissing,
  missing: inYear,
  today,
  ...numbers
}: MissingContext): string {
  const { count, entered } = missingShown(numbers, today);
  const recorded =
    count === null
      ? "not counted in 90 days"
      : counted(count, "episode in 90 days", "episodes in 90 days");
  const besides = entered === undefined ? "" : ` (${entered})`;
  const year = inYear ? `, ${inYear.episodes} in a year` : "";
  return `${isMissing ? "Missing now; " : ""}${recorded}${besides}${year}`;
}

/** What became of the interview after each return of a year, in numbers. */
export function returnsWords(inYear: MissingCounts | undefined): string {
  if (inYear === undefined || inYear.returns === 0) return "No return is recorded in a year";
  const { returns, done, stopped, waiting, overdue } = inYear;
  const said = [
    `interview done after ${done}`,
    stopped > 0 && `tried no more after ${stopped}`,
    waiting > 0 && `to be done after ${waiting}${overdue > 0 ? ` (${overdue} past the time)` : ""}`,
  ];
  return `${counted(returns, "return")} in a year: ${said.filter(Boolean).join(", ")}`;
}

/** The child's own words, as they were said; nobody who was there is named. */
export function voiceBlocks(voice: NewestVoice | undefined): readonly Block[] {
  if (voice === undefined) return [];
  const { said, saidOn, rating, ratingAsked } = voice;
  const safe =
    rating === null || ratingAsked !== "rated" ? "" : `; felt safe ${String(rating)} out of 10`;
  return [{ kind: "quote", text: said, who: `What the child said, ${formatDate(saidOn)}${safe}` }];
}

type Story = {
  readonly headlines: Headlines | undefined;
  readonly since: string;
  /** Lines that whoever made the page left out. */
  readonly leftOut: number;
};

const note = (text: string | false): readonly Block[] =>
  text === false ? [] : [{ kind: "paragraph", text }];

/** "And 3 more promises on the record.": nothing is left out in silence. */
const moreOnRecord = (count: number, one: string, many: string): readonly Block[] =>
  note(count > 0 && `And ${counted(count, `more ${one}`, `more ${many}`)} on the record.`);

const leftOutWords = (count: number): string | false =>
  count > 0 &&
  `${counted(count, "line is", "lines are")} left out of this page, because another person may be named.`;

export function headlinePart({ headlines, since, leftOut }: Story): Part {
  const from = `What mattered since ${formatDate(since)}`;
  const { lines, more } = headlines ?? { lines: [], more: 0 };
  const none = lines.length + more + leftOut === 0;
  return {
    of: lines.length,
    show: (count) => {
      const before = more + lines.length - count;
      const words =
        count === 0
          ? `${from}: ${counted(before, "more line")} on the record.`
          : `And ${counted(before, "line")} before these.`;
      return [
        ...table(
          ["When", from],
          lines.slice(0, count).map(({ on, headline }) => [formatDate(on), headline]),
        ),
        ...note(none && `${from}: nothing is recorded.`),
        ...note(before > 0 && words),
        ...note(leftOutWords(leftOut)),
      ];
    },
  };
}

/** Whether the plan was agreed, and by when it is looked at again. */
export function planWords(plan: PlanInLines | undefined, today: string): string {
  if (plan === undefined) return "No plan has been written";
  const { agreed, openedOn } = plan;
  if (agreed === null) return `A draft, begun ${formatDate(openedOn)}: nobody has agreed it yet`;
  const review = agreed.reviewBy < today ? "the review was due by" : "to be reviewed by";
  return `Version ${agreed.number}, agreed ${formatDate(agreed.agreedOn)}; ${review} ${formatDate(agreed.reviewBy)}`;
}

/** A table of what the record holds, as much of it as there is room for. */
function tablePart<Row>(
  rows: readonly Row[],
  {
    head,
    cells,
    more: [one, many],
    total = rows.length,
  }: {
    readonly head: Table["head"];
    readonly cells: (row: Row) => readonly string[];
    readonly more: readonly [one: string, many: string];
    readonly total?: number;
  },
): Part {
  return {
    of: rows.length,
    show: (count) => [
      ...table(head, rows.slice(0, count).map(cells)),
      ...moreOnRecord(total - count, one, many),
    ],
  };
}

export const outcomePart = (plan: PlanInLines | undefined): Part =>
  tablePart(plan?.outcomes ?? [], {
    head: ["What the plan is to bring about", "How far it is"],
    cells: ({ wording, rating, ratedOn }) => [
      wording,
      ratedOn === null ? rating : `${rating}, ${formatDate(ratedOn)}`,
    ],
    more: ["outcome", "outcomes"],
  });

export const contingencyPart = (plan: PlanInLines | undefined): Part =>
  tablePart(plan?.contingencies ?? [], {
    head: ["If this happens", "Then", "Who"],
    cells: ({ happens, response, who }) => [happens, response, who],
    more: ["line of it", "lines of it"],
  });

/** What stands around the child, for everybody who is asked: what and until when, of nobody by name. */
export const aroundPart = (around: readonly StandsAround[]): Part =>
  tablePart(around, {
    head: ["Around the child", "When"],
    cells: ({ what, when, isOverdue }) => [
      what,
      when === null ? "No end is recorded" : `${when}${isOverdue ? ", overdue" : ""}`,
    ],
    more: ["line around the child", "lines around the child"],
  });

export type OpenPromise = {
  readonly wording: string;
  readonly owner: string;
  readonly dueOn: string;
  /** Past how many sittings of this panel it was carried; null where it was not promised to it. */
  readonly carried: number | null;
};

const dueWords = (dueOn: string, today: string): string =>
  `${formatDate(dueOn)}${dueOn < today ? ", overdue" : ""}`;

/** How the promises of before are headed, on the page and from it in the minutes. */
export const carriedHead = ["Earlier actions for this panel", "Who", "Due", "Carried over"];

/** How those of them are called for which the page has no room. */
export const carriedMore = ["action for this panel", "actions for this panel"] as const;

/** What was promised to this panel and is open comes first, as it does in the room. */
export const carriedPart = (actions: readonly OpenPromise[], today: string): Part =>
  tablePart(
    actions.flatMap((one) => (one.carried === null ? [] : [{ ...one, carried: one.carried }])),
    {
      head: carriedHead,
      cells: ({ wording, owner, dueOn, carried }) => [
        wording,
        owner,
        dueWords(dueOn, today),
        counted(carried, "meeting"),
      ],
      more: carriedMore,
    },
  );

export function promisePart(actions: readonly OpenPromise[], today: string): Part {
  if (actions.length === 0) return whole(note("No action is open."));
  return tablePart(
    actions.filter(({ carried }) => carried === null),
    {
      head: ["Open action", "Who", "Due"],
      cells: ({ wording, owner, dueOn }) => [wording, owner, dueWords(dueOn, today)],
      more: ["open action", "open actions"],
    },
  );
}

type Wrote = {
  readonly from: string;
  readonly sentAt: Date;
  readonly said: readonly { readonly question: string; readonly answer: string }[];
};

/** Word for word, each answer with its question; nobody of the family is named. */
export function wrotePart(wrote: readonly Wrote[]): Part {
  const answers = wrote.flatMap(({ from, sentAt, said }) =>
    said.map(({ question, answer }): Block => {
      const who = `${from}, by a link on ${formatDate(londonDate(sentAt))}: ${question}`;
      return { kind: "quote", text: answer, who };
    }),
  );
  return {
    of: answers.length,
    show: (count) => [
      ...answers.slice(0, count),
      ...moreOnRecord(answers.length - count, "answer of the family", "answers of the family"),
    ],
  };
}

/** What panels decided before on the same child or thing. */
export type Earlier = {
  readonly on: string;
  readonly panel: string;
  readonly wording: string;
  /** How many there are, where these are the last of them. */
  readonly total?: number;
};

export const totalOf = (earlier: readonly Earlier[]): number => earlier[0]?.total ?? earlier.length;

export const earlierPart = (earlier: readonly Earlier[]): Part =>
  tablePart(earlier, {
    total: totalOf(earlier),
    head: ["Decided before", "Panel", "What"],
    cells: ({ on, panel, wording }) => [formatDate(on), panel, wording],
    more: ["decision", "decisions"],
  });

type Cover = (text: string) => string;

/** Every text of a page but its name, as somebody reads it who is on no list of a sensitive service. */
export const coverBlocks = (blocks: readonly Block[], cover: Cover): readonly Block[] =>
  blocks.map((block): Block => {
    switch (block.kind) {
      case "heading":
        return block;
      case "paragraph":
        return { ...block, text: cover(block.text) };
      case "quote":
        return { ...block, text: cover(block.text), who: cover(block.who) };
      case "list":
        return { ...block, items: block.items.map(cover) };
      case "facts":
        return { ...block, facts: block.facts.map(([name, text]) => [name, cover(text)]) };
      case "table":
        return { ...block, rows: block.rows.map((row) => row.map(cover)) };
    }
  });
