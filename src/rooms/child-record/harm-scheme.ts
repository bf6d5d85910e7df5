import { sql, type RawBuilder } from "kysely";
import { addDays, londonDate } from "../../kernel/dates.ts";
import { dueAt } from "../../kernel/due.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { harmStatusKind } from "./configuration-kinds.ts";
import type { LevelScheme } from "./level-scheme.ts";

/** A partnership's harm statuses, as they stood on a day. */
export type HarmScheme = BodyOf<typeof harmStatusKind> & { readonly id: string };
export type HarmStatus = HarmScheme["statuses"][number];

export async function harmSchemeOn(tx: Tx, on: string): Promise<HarmScheme> {
  const { id, body } = await getConfiguration(tx, { kind: harmStatusKind, key: "harm-status", on });
  return { id, ...body };
}

/** A status that the scheme in force no longer has is still shown, by its key. */
export function harmStatusOf(scheme: HarmScheme, key: string): HarmStatus {
  const found = scheme.statuses.find((one) => one.key === key);
  return found ?? { key, name: key.replaceAll("-", " "), meaning: "" };
}

/** The name that the scheme of a decision `d` gave to its status; null where it had none. */
export const harmSaidAtDecision: RawBuilder<string | null> = sql`(
  select s.one ->> 'name' from directory.configuration c, jsonb_array_elements(c.body -> 'statuses') s (one)
  where c.configuration_id = d.scheme_id and s.one ->> 'key' = d.status limit 1)`;

/** As it was decided: a scheme that came later renames no decision. */
export const harmSaid = (
  scheme: HarmScheme,
  { status, said }: { readonly status: string; readonly said: string | null },
): string => said ?? harmStatusOf(scheme, status).name;

/** Where a record starts: nobody has decided. A scheme without such a status begins with its first. */
export function undecidedOf({ statuses }: HarmScheme): string {
  return statuses.find((one) => one.isUndecided)?.key ?? statuses[0]?.key ?? "undecided";
}

const weight = { past: 1, suspected: 2, now: 3 } as const;
const weigh = ({ harm }: HarmStatus): number => (harm === undefined ? 0 : weight[harm]);

/** The statuses by how much harm they say, the most first. */
export const heaviestFirst = ({ statuses }: HarmScheme): readonly HarmStatus[] =>
  [...statuses].sort((one, other) => weigh(other) - weigh(one));

/** Whether the second status says less harm than the first. "Undecided" after harm says less too. */
export function isDownward(scheme: HarmScheme, from: string, to: string): boolean {
  return weigh(harmStatusOf(scheme, to)) < weigh(harmStatusOf(scheme, from));
}

/**
 * By when "undecided" is to be decided. Where the calendar does not reach that far it is at once: a
 * date worked out without its holidays would be late in silence.
 */
export function decideBy(
  { undecidedWithin }: HarmScheme,
  on: string,
  calendar: WorkingCalendar,
): string {
  const due = dueAt(new Date(`${on}T12:00:00Z`), undecidedWithin, calendar);
  return due.ok ? londonDate(due.value) : on;
}

/** The latest day that a status may be left unread: a year, or the clock where nobody has decided. */
export function latestReview(
  { scheme, calendar, today }: { scheme: HarmScheme; calendar: WorkingCalendar; today: string },
  status: HarmStatus | undefined,
): string {
  return status?.isUndecided
    ? latest(decideBy(scheme, today, calendar), addDays(today, 1))
    : addDays(today, 366);
}

const latest = (one: string, other: string): string => (one > other ? one : other);

type Schemes = { readonly scheme: LevelScheme; readonly harmScheme: HarmScheme };

/** What to say beside a child who is being harmed and whose level is the lowest. It never blocks. */
export function harmAdvice(
  { scheme, harmScheme }: Schemes,
  { harmStatus, level }: { readonly harmStatus: string; readonly level: number | null },
): string | undefined {
  const status = harmStatusOf(harmScheme, harmStatus);
  const lowest = scheme.levels[0];
  if (status.harm !== "now" || lowest === undefined || level !== lowest.level) return undefined;
  return `Harm status says “${status.name}” and the level is ${lowest.name}. Harm is not risk: this child is being harmed now. Look at the level again as well.`;
}
