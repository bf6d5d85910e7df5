import { formatDate } from "../../kernel/dates.ts";
import type { Permission } from "../../kernel/permissions.ts";
import { counted } from "../../kernel/words.ts";
import type { StopScheme } from "./schemes.ts";

export type StopKind = StopScheme["stops"][number]["stop"];

/** Something that stops a closing whatever the proposal says of it. */
export type Stop = {
  readonly stop: StopKind;
  /** What it is, on this day. */
  readonly title: string;
  readonly overriddenBy: StopScheme["stops"][number]["overriddenBy"];
};

/** What the rules look at, as rows say it. */
export type StopFacts = {
  readonly level: number | null;
  readonly levelName: string;
  readonly flags: readonly string[];
  readonly missingSince: string | null;
  /** When the child last came back, if within the configured days. */
  readonly backOn: string | null;
  /** Days of meetings about the child that are to come. */
  readonly meetings: readonly string[];
  readonly actions: readonly string[];
  /** Agencies of the circle that have not said anything on the closing. */
  readonly unheard: readonly string[];
};

/** Everything that stops a closing now, in the partnership's order. */
export function stopsOf(facts: StopFacts, scheme: StopScheme): readonly Stop[] {
  return scheme.stops.flatMap(({ stop, overriddenBy }) => {
    const title = titleOf(stop, facts, scheme);
    return title === undefined ? [] : [{ stop, title, overriddenBy }];
  });
}

function titleOf(stop: StopKind, facts: StopFacts, scheme: StopScheme): string | undefined {
  const { level, levelName, flags, missingSince, backOn, meetings, actions, unheard } = facts;
  switch (stop) {
    case "level":
      return level !== null && level >= scheme.levelFrom ? `The level is ${levelName}` : undefined;
    case "flag":
      return some(flags, `${counted(flags.length, "active flag")}: ${flags.join(", ")}`);
    case "missing":
      return missingSince === null ? undefined : `Missing since ${formatDate(missingSince)}`;
    case "missing-back":
      return backOn === null
        ? undefined
        : `Was missing, and came back on ${formatDate(backOn)}, within ${scheme.missingBackDays} days`;
    case "meeting":
      return some(meetings, `A meeting is ahead: ${meetings.map(formatDate).join(", ")}`);
    case "actions":
      return some(actions, `${counted(actions.length, "open action")}: ${actions.join("; ")}`);
    case "agencies":
      return some(unheard, `Not heard: ${unheard.join(", ")}`);
  }
}

const some = (found: readonly string[], title: string): string | undefined =>
  found.length === 0 ? undefined : title.slice(0, 2000);

export const overrideField = (stop: StopKind): string => `override-${stop}`;

/** Who may set it aside, in words. */
export const overrideWords: Readonly<Record<Stop["overriddenBy"], string>> = {
  nobody: "Nobody can set this aside: the record stays open while it is so.",
  agrees: "The person who agrees the closure can override this, with a reason.",
  chairs: "Only a chair of meetings can set this aside, with a reason.",
};

const needed: Readonly<Record<Stop["overriddenBy"], Permission | undefined>> = {
  nobody: undefined,
  agrees: "case.agree",
  chairs: "meeting.approve",
};

export function mayOverride(
  { overriddenBy }: Pick<Stop, "overriddenBy">,
  { permissions }: { readonly permissions: ReadonlySet<Permission> },
): boolean {
  const permission = needed[overriddenBy];
  return permission !== undefined && permissions.has(permission);
}

/**
 * Whether a text says nothing but what is no reason by itself: a birthday, silence, not engaging. What
 * is left once such words and small words are taken away has to say something.
 */
export function isNoReason(text: string, noReasons: readonly string[]): boolean {
  const plain = ` ${wordsOf(text).join(" ")} `;
  const said = noReasons
    .map((one) => wordsOf(one).join(" "))
    .toSorted((first, second) => second.length - first.length);
  let rest = plain;
  for (const one of said) rest = rest.replaceAll(` ${one} `, "  ");
  if (rest === plain) return false;
  return rest.split(" ").filter((word) => word.length > 2 && !small.has(word)).length < 3;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");

const small = new Set(
  (
    "the and has have had was were with for from from her his him she they them their who that this since been being " +
    "are but not any child young person family now yet still more our all year years month months week weeks day days " +
    "service services worker case record closed close closing therefore because again support just also into over"
  ).split(" "),
);
