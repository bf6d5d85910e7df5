import type { VNode } from "preact";
import { ageOn, formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import { Tag } from "../../../ui/govuk/index.ts";
import { harmSaid, harmStatusOf, isDownward, type HarmScheme } from "../harm-scheme.ts";
import { direction, levelName, levelSaid, usesLevels, type LevelScheme } from "../level-scheme.ts";
import { upcomingReviews } from "../next-review.ts";
import type { Standing } from "../standing-reads.ts";
import type { WordsOfTheirDay } from "../words-of-their-day.ts";
import { Due } from "../../../ui/layout/index.ts";

export function ageText(bornOn: string | null, today: string): string {
  const age = bornOn === null ? undefined : ageOn(bornOn, today);
  return age === undefined ? "age not known" : `age ${age}`;
}

type Harmed = Pick<Standing, "harmStatus" | "previousHarmStatus" | "harmDecidedOn" | "harmSaid"> &
  Partial<Pick<WordsOfTheirDay, "previousHarmSaid">>;

/** Whether the child is being harmed, as far as is known, and since when that is so. */
export function HarmCell({ row, scheme }: { row: Harmed; scheme: HarmScheme }): VNode {
  const { name: today, harm } = harmStatusOf(scheme, row.harmStatus);
  const name = row.harmSaid ?? today;
  return (
    <>
      {harm === "now" ? <Tag text={name} classes="govuk-tag--red" /> : <strong>{name}</strong>}
      <span class="app-secondary app-line">
        {name === today ? harmSince(row, scheme) : ofItsDay(row.harmDecidedOn, scheme)}
      </span>
    </>
  );
}

function harmSince(
  { harmStatus, previousHarmStatus, harmDecidedOn, previousHarmSaid: said = null }: Harmed,
  scheme: HarmScheme,
): string {
  const day = harmDecidedOn === null ? "" : formatDate(harmDecidedOn);
  if (previousHarmStatus === null) return "nobody has decided it yet";
  if (previousHarmStatus === harmStatus) return `no change, ${day}`;
  const name = harmSaid(scheme, { status: previousHarmStatus, said });
  const isLess = isDownward(scheme, previousHarmStatus, harmStatus);
  return `${isLess ? "changed from" : "was"} ${name}, ${day}`;
}

/** Of what was decided under an older scheme, until it is decided anew. */
const ofItsDay = (on: string | null, { name }: { readonly name: string }): string =>
  `older wording${on === null ? "" : `, ${formatDate(on)}`}; not yet decided under “${name}”`;

type Levelled = Pick<Standing, "level" | "previousLevel" | "levelDecidedOn" | "levelSaid"> &
  Partial<Pick<WordsOfTheirDay, "previousLevelSaid">>;

/** The level, where it came from and since when: "High, up from Medium, 3 November 2026". */
export function LevelCell({
  row,
  scheme,
  mark,
}: {
  readonly row: Levelled;
  readonly scheme: LevelScheme;
  /** Beside the level, where the rest is read below. */
  readonly mark?: VNode | null;
}): VNode {
  const { level, levelSaid: said, levelDecidedOn: on } = row;
  if (said && said !== levelName(scheme, level)) {
    return (
      <>
        <strong>{said}</strong>
        <span class="app-secondary app-line">{ofItsDay(on, scheme)}</span>
      </>
    );
  }
  return (
    <>
      <strong>{levelName(scheme, row.level)}</strong>
      {mark}
      <span class="app-secondary app-line">{sinceText(row, scheme)}</span>
    </>
  );
}

function sinceText(row: Levelled, scheme: LevelScheme) {
  const { level, previousLevel, levelDecidedOn, previousLevelSaid: said = null } = row;
  if (level === null || levelDecidedOn === null)
    return usesLevels(scheme) ? "nobody has decided it yet" : "harm status says how it is";
  const day = formatDate(levelDecidedOn);
  const before = levelSaid(scheme, { level: previousLevel, said });
  switch (direction(level, previousLevel)) {
    case "up":
      return `up from ${before}, ${day}`;
    case "down":
      return `down from ${before}, ${day}`;
    case "same":
      return `no change, ${day}`;
    case "first":
      return `since ${day}`;
  }
}

type Dated = Parameters<typeof upcomingReviews>[0] & Pick<Standing, "harmStatus">;
type NextReview = { readonly row: Dated; readonly harmScheme: HarmScheme; readonly today: string };

/** The first of the dates by which people look again, and at what. */
export function NextReviewCell({ row, harmScheme, today }: NextReview): VNode {
  const isUndecided = harmStatusOf(harmScheme, row.harmStatus).isUndecided ?? false;
  const [next] = upcomingReviews(row, isUndecided);
  if (!next) return <>No review date</>;
  const due = dueInWords(next.on, today);
  const date = formatDate(next.on);
  return (
    <>
      <span class="app-nowrap">
        <Due isOverdue={due.isOverdue} text={due.text} />
      </span>
      <span class="app-secondary app-line">
        {next.what}
        {!due.text.endsWith(date) && (
          <>
            , <span class="app-nowrap">{date}</span>
          </>
        )}
      </span>
    </>
  );
}

/** How long there is, in words, with the date; once, where the words are the date. */
export function ReviewCell({ reviewBy, today }: { reviewBy: string | null; today: string }): VNode {
  if (reviewBy === null) return <>No review date</>;
  const due = dueInWords(reviewBy, today);
  const date = formatDate(reviewBy);
  return (
    <>
      <Due isOverdue={due.isOverdue} text={due.text} />
      {!due.text.endsWith(date) && <span class="app-secondary app-line">{date}</span>}
    </>
  );
}
