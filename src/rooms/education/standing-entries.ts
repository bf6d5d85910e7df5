import { formatDate } from "../../kernel/dates.ts";
import type { EducationScheme } from "./education-scheme.ts";
import type { Entry } from "./entry-reads.ts";
import { timetables, type EducationKind } from "./kinds.ts";

/** What stands: the entries that no later one puts right. */
export function standing(entries: readonly Entry[]): readonly Entry[] {
  const putRight = new Set(entries.map(({ correctsId }) => correctsId));
  return entries.filter(({ entryId }) => !putRight.has(entryId));
}

export const ofKind = (entries: readonly Entry[], kind: EducationKind): readonly Entry[] =>
  entries.filter((one) => one.kind === kind);

/** The newest of a kind, of entries that stand. */
export const newest = (entries: readonly Entry[], kind: EducationKind): Entry | undefined =>
  ofKind(entries, kind)[0];

type Sessions = Pick<Entry, "possible" | "attended">;

/** Of all possible sessions, to one decimal place; undefined where there were none. */
export function percentOf({ possible, attended }: Sessions): number | undefined {
  if (possible === null || attended === null || possible < 1) return undefined;
  return Math.round((attended * 1000) / possible) / 10;
}

export type Absence = "severe" | "persistent" | "none";

/** By the sessions that were missed, not by a rounded percentage. */
export function absenceOf(
  { possible, attended }: Sessions,
  { persistentAbsence, severeAbsence }: EducationScheme,
): Absence {
  if (possible === null || attended === null || possible < 1) return "none";
  const missed = (possible - attended) * 100;
  if (missed >= severeAbsence * possible) return "severe";
  return missed >= persistentAbsence * possible ? "persistent" : "none";
}

export const absenceWords: Readonly<Record<Absence, string>> = {
  severe: "Severe absence",
  persistent: "Persistent absence",
  none: "",
};

/** Attendance beside the period before it, in words; nothing where there is none before. */
export function comparedWords(now: Entry, before: Entry | undefined): string | undefined {
  const [is, was] = [percentOf(now), before && percentOf(before)];
  if (is === undefined || was === undefined || before === undefined) return undefined;
  const points = Math.abs(Math.round((is - was) * 10)) / 10;
  const then = `${formatDate(before.from)} to ${formatDate(before.to ?? before.from)}: ${String(was)}%`;
  if (points === 0) return `The same as before (${then})`;
  const by = points === 1 ? "1 point" : `${String(points)} points`;
  return `${by} ${is > was ? "higher" : "lower"} than before (${then})`;
}

/** In the words of its day. */
export function valueName({ kind, value, valueWord }: Entry): string {
  if (kind === "timetable") return timetables.find(({ key }) => key === value)?.name ?? "";
  return valueWord?.name ?? value ?? "";
}
