import type { FlagScheme } from "../flag-scheme.ts";
import type { HarmScheme } from "../harm-scheme.ts";
import type { LevelScheme } from "../level-scheme.ts";
import type { TrackerCounts, TrackerQuery, TrackerRow } from "../tracker-reads.ts";
import { paths } from "./paths.ts";

/** What the tracker's page is made of. */
export type TrackerPage = {
  readonly rows: readonly TrackerRow[];
  readonly counts: TrackerCounts;
  readonly query: TrackerQuery;
  readonly scheme: LevelScheme;
  readonly harmScheme: HarmScheme;
  readonly flagScheme: FlagScheme;
  readonly today: string;
  readonly isWide: boolean;
};

type Changed = Parameters<typeof paths.tracker>[0];

/** The same list with something changed; back on its first page. */
export function trackerAddress({ query }: TrackerPage, changed: Changed = {}): string {
  return paths.tracker({
    level: query.level === undefined ? "" : String(query.level),
    harm: query.harm,
    isOverdue: query.isOverdue,
    closed: !query.isOpen,
    sort: query.sort,
    ...changed,
  });
}
