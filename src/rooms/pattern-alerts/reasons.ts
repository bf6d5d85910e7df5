import { formatDate } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import type { standingQueryKind } from "./configuration-kinds.ts";
import type { BodyOf } from "../configuration/index.ts";

export type StandingQuery = BodyOf<typeof standingQueryKind>;

/** "3 May 2026, 7 June 2026 and 9 June 2026". */
function listed(dates: readonly string[]): string {
  const days = dates.map(formatDate);
  const last = days.at(-1) ?? "";
  return days.length < 2 ? last : `${days.slice(0, -1).join(", ")} and ${last}`;
}

/** Why a child was found, each fact with its own day. No number stands for the child. */
export function reasonsOf(query: StandingQuery, dates: readonly string[]): readonly string[] {
  switch (query.rule) {
    case "repeated-missing":
      return [
        `Missing from ${listed(dates)}`,
        `Nobody sent a concern about the child or referred the child to a panel in ${counted(query.withinDays, "day")}`,
        "The child is not on the pathway",
      ];
    case "low-concerns":
      return [
        `Concerns from more than one agency on ${listed(dates)}, each rated low`,
        "Nothing was opened for the child since the first of them",
      ];
    case "harmed-no-panel":
      return [
        `Recorded as being exploited on ${listed(dates)}`,
        "No meeting about the child was booked, and the child was on no panel’s agenda",
      ];
    case "high-for-long":
      return [
        `At the highest level since ${listed(dates.slice(0, 1))}`,
        ...(dates.length > 1 ? [`The level was confirmed on ${listed(dates.slice(1))}`] : []),
        `At no meeting and no panel for ${counted(query.panelDays, "day")}`,
      ];
    case "linked-not-flagged":
      return [
        `Linked with a person of concern by what was learned on ${listed(dates)}`,
        "No active flag on the child’s record",
      ];
    case "closed-concerns":
      return [
        `Concerns of ${listed(dates)}, each closed without action by the MASH`,
        "The child is not on the pathway",
      ];
    case "not-seen-alone":
      return [`Visited and not seen alone on ${listed(dates)}`, "Not seen alone on a visit since"];
  }
}

/** Why a suggestion was dismissed. None of them is kept with the child. */
export const dismissals = {
  helped: "The child is helped already, in another way",
  decided: "It was known, and a person decided on it",
  "wrong-facts": "A fact behind it is wrong",
  "does-not-fit": "The facts are right, and do not point to exploitation",
} as const;
export type Dismissal = keyof typeof dismissals;

export const isDismissal = (text: string): text is Dismissal => Object.hasOwn(dismissals, text);

/** Where the query was wrong, and not the child helped otherwise. */
export const falseAlarms: readonly Dismissal[] = ["wrong-facts", "does-not-fit"];

export type Standing = "looks" | "off" | "stopped";

/** Whether a query looks on a day. Past its stop date it does not, until somebody sets another. */
export function standingOn({ isOn, stopsOn }: StandingQuery, today: string): Standing {
  if (!isOn) return "off";
  return today <= stopsOn ? "looks" : "stopped";
}

export function standingText(query: StandingQuery, today: string): string {
  switch (standingOn(query, today)) {
    case "off":
      return "Switched off";
    case "stopped":
      return `Stopped on ${formatDate(query.stopsOn)}: it runs again when a new stop date is set`;
    case "looks":
      return `Runs each night until ${formatDate(query.stopsOn)}`;
  }
}
