import type { VNode } from "preact";
import { ageOn, formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import { Tag } from "../../../ui/govuk/index.ts";
import { direction, levelName, type LevelScheme } from "../level-scheme.ts";
import type { Standing } from "../standing-reads.ts";

export function ageText(bornOn: string | null, today: string): string {
  const age = bornOn === null ? undefined : ageOn(bornOn, today);
  return age === undefined ? "age not known" : `age ${age}`;
}

type Levelled = Pick<Standing, "level" | "previousLevel" | "levelDecidedOn">;

/** The level, where it came from and since when: "High, up from Medium, 3 November 2026". */
export function LevelCell({ row, scheme }: { row: Levelled; scheme: LevelScheme }): VNode {
  return (
    <>
      <strong>{levelName(scheme, row.level)}</strong>
      <span class="app-secondary app-line">{sinceText(row, scheme)}</span>
    </>
  );
}

function sinceText({ level, previousLevel, levelDecidedOn }: Levelled, scheme: LevelScheme) {
  if (level === null || levelDecidedOn === null) return "nobody has decided it yet";
  const day = formatDate(levelDecidedOn);
  const before = levelName(scheme, previousLevel);
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

/** How long there is, in words, with the date; once, where the words are the date. */
export function ReviewCell({ reviewBy, today }: { reviewBy: string | null; today: string }): VNode {
  if (reviewBy === null) return <>No review date</>;
  const due = dueInWords(reviewBy, today);
  const date = formatDate(reviewBy);
  return (
    <>
      {due.isOverdue ? <Tag text={due.text} classes="govuk-tag--red" /> : due.text}
      {!due.text.endsWith(date) && <span class="app-secondary app-line">{date}</span>}
    </>
  );
}
