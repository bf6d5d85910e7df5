import { daysBetween, formatDate } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import type { VisitScheme } from "./visit-scheme.ts";

/** Whether the child was seen on a visit, and how. */
export const outcomes = {
  alone: "Seen alone",
  "with-others": "Seen with others there",
  "not-seen": "Not seen",
  "no-answer": "Nobody answered",
  declined: "Did not want to see us",
} as const;
export type Outcome = keyof typeof outcomes;

export const isOutcome = (text: string): text is Outcome => Object.hasOwn(outcomes, text);

export const isSeen = (outcome: Outcome): boolean =>
  outcome === "alone" || outcome === "with-others";

type Made = { readonly visitId: string; readonly correctsId: string | null };

/** Of the visits that stand, those that were recorded after a moment, the newest first. */
export const recordedSince = <V extends Made & { readonly recordedAt: Date }>(
  visits: readonly V[],
  at: Date,
): readonly V[] => standing(visits).filter(({ recordedAt }) => recordedAt > at);

/** Without the visits that a later entry put right. */
export function standing<V extends Made>(visits: readonly V[]): readonly V[] {
  const corrected = new Set(visits.map(({ correctsId }) => correctsId));
  return visits.filter(({ visitId }) => !corrected.has(visitId));
}

/** The days on which a child was last seen on a visit, and alone; and from when it is counted. */
export type LastSeen = {
  readonly seenOn: string | null;
  readonly aloneOn: string | null;
  readonly openedOn: string | null;
};

type Since = {
  readonly today: string;
  /** For how many days is not too long. */
  readonly within: number;
  /** From when a child who was never seen is counted; null where that is not known. */
  readonly openedOn: string | null;
};

export type SeenWords = { readonly text: string; readonly isLate: boolean };

/** "12 days ago", "not for 40 days", "never on a visit": in words, so that nothing rests on colour. */
export function seenWords(on: string | null, { today, within, openedOn }: Since): SeenWords {
  if (on === null) {
    const isLate = openedOn === null || daysBetween(openedOn, today) > within;
    return { text: "never on a visit", isLate };
  }
  const days = daysBetween(on, today);
  if (days > within) return { text: `not for ${counted(days, "day")}`, isLate: true };
  const ago = days === 0 ? "today" : days === 1 ? "yesterday" : `${counted(days, "day")} ago`;
  return { text: days < 2 ? ago : `${ago}, ${formatDate(on)}`, isLate: false };
}

export type SeenFacts = {
  readonly seen: LastSeen;
  readonly scheme: Pick<VisitScheme, "seenWithinDays" | "aloneWithinDays">;
  readonly today: string;
};

/** When the child was last seen, and alone; too long ago is said in words. */
export function seenLines({
  seen,
  scheme,
  today,
}: SeenFacts): readonly (SeenWords & { readonly label: string })[] {
  const lines = [
    ["Last seen", seen.seenOn, scheme.seenWithinDays],
    ["Last seen alone", seen.aloneOn, scheme.aloneWithinDays],
  ] as const;
  return lines.map(([label, on, within]) => {
    const { text, isLate } = seenWords(on, { today, within, openedOn: seen.openedOn });
    return { label, text: isLate ? `${text}: overdue` : text, isLate };
  });
}
