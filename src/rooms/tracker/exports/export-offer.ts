import { addDays, daysBetween, londonDate } from "../../../kernel/dates.ts";
import { dueAt } from "../../../kernel/due.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, clockKind } from "../../configuration/index.ts";
import { exportReleaseKind } from "../configuration-kinds.ts";
import {
  getWorkingCalendar,
  listAgencies,
  listColleagues,
  sharingAgreementOn,
  type Agency,
  type Colleague,
  type SharingAgreement,
} from "../../directory/index.ts";
import type { TrackerAsked } from "../tracker-filters.ts";
import { trackerSetting, type TrackerSetting } from "../tracker-setting.ts";
import { exportColumns, type ExportColumn } from "./export-columns.ts";
import { longestDays } from "./export-form.ts";
import { listExportable, type Exportable } from "./exportable.ts";

/** What can be taken out of a view, and under which rules. */
export type Offer = Exportable & {
  readonly asked: TrackerAsked;
  readonly setting: TrackerSetting;
  readonly columns: readonly ExportColumn[];
  readonly agencies: readonly Agency[];
  readonly colleagues: readonly Colleague[];
  readonly agreement: SharingAgreement;
  /** How many children one person takes out by themselves, without names. */
  readonly mostAlone: number;
  /** The kind of the agency that the person speaks for. */
  readonly ownKind: string;
  /** Filled in until somebody says otherwise. */
  readonly destroyBy: string;
};

export async function offerOf(
  { tx, actor, clock }: { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock },
  asked: TrackerAsked,
): Promise<Offer> {
  const setting = await trackerSetting(tx, clock);
  const agencies = await listAgencies(tx);
  return {
    asked,
    setting,
    ...(await listExportable(tx, actor, { asked, setting })),
    columns: exportColumns(asked.columns, setting.ownColumns),
    agencies,
    colleagues: await othersThan(tx, actor, setting.today),
    mostAlone: await mostAloneOn(tx, setting.today),
    agreement: await sharingAgreementOn(tx, setting.today),
    ownKind: agencies.find((one) => one.agencyId === actor.posts[0]?.agencyId)?.kind ?? "",
    destroyBy: await usualDestroyBy(tx, clock),
  };
}

/** Each once, whatever posts they hold; a file for oneself is for one's own use. */
async function othersThan(tx: Tx, { id }: StaffActor, today: string) {
  const listed = await listColleagues(tx, today);
  return listed.filter(
    ({ staffId }, index) =>
      staffId !== id && listed.findIndex((one) => one.staffId === staffId) === index,
  );
}

async function mostAloneOn(tx: Tx, on: string): Promise<number> {
  const asked = { kind: exportReleaseKind, key: "export-release", on } as const;
  const { body } = await getConfiguration(tx, asked);
  return body.mostChildren;
}

/** By the clock of the configuration, and within a year whatever it says. */
async function usualDestroyBy(tx: Tx, clock: Clock): Promise<string> {
  const today = clock.today();
  const { body } = await getConfiguration(tx, {
    kind: clockKind,
    key: "export-destroy",
    on: today,
  });
  const due = dueAt(clock.now(), body.within, await getWorkingCalendar(tx));
  const on = due.ok ? londonDate(due.value) : addDays(today, longestDays);
  return daysBetween(today, on) > longestDays ? addDays(today, longestDays) : on;
}

/** How many of the children each agency has to do with, by its name. */
export function involvedCounts({ rows }: Offer): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { agencies } of rows)
    for (const name of agencies) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
