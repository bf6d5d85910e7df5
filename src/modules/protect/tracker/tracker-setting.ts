import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { flagSchemeOn, type FlagScheme } from "../flag-scheme.ts";
import { harmSchemeOn, type HarmScheme } from "../harm-scheme.ts";
import { levelSchemeOn, type LevelScheme } from "../level-scheme.ts";
import { pathwayOn, type Pathway } from "../pathway.ts";
import { listOwnColumns, type OwnColumn } from "./own-column-reads.ts";

/** What the tracker's words and columns are today. */
export type TrackerSetting = {
  readonly scheme: LevelScheme;
  readonly harmScheme: HarmScheme;
  readonly flagScheme: FlagScheme;
  readonly pathway: Pathway;
  readonly ownColumns: readonly OwnColumn[];
  readonly today: string;
  readonly at: Date;
};

export async function trackerSetting(tx: Tx, clock: Clock): Promise<TrackerSetting> {
  const today = clock.today();
  return {
    scheme: await levelSchemeOn(tx, today),
    harmScheme: await harmSchemeOn(tx, today),
    flagScheme: await flagSchemeOn(tx, today),
    pathway: await pathwayOn(tx, today),
    ownColumns: await listOwnColumns(tx),
    today,
    at: clock.now(),
  };
}
