import type { Clock } from "../../kernel/clock.ts";
import type { Tx } from "../../platform/database/database.ts";
import { pathwayOn, type Pathway, schemesOn, type Schemes } from "../child-record/index.ts";
import { listOwnColumns, type OwnColumn } from "./own-column-reads.ts";

/** What the tracker's words and columns are today. */
export type TrackerSetting = Schemes & {
  readonly pathway: Pathway;
  readonly ownColumns: readonly OwnColumn[];
  readonly today: string;
  readonly at: Date;
};

export async function trackerSetting(tx: Tx, clock: Clock): Promise<TrackerSetting> {
  const today = clock.today();
  return {
    ...(await schemesOn(tx, today)),
    pathway: await pathwayOn(tx, today),
    ownColumns: await listOwnColumns(tx),
    today,
    at: clock.now(),
  };
}
