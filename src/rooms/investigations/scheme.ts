import { londonDate, londonInstant, type IsoDate } from "../../kernel/dates.ts";
import { dueOrSooner, type Within } from "../../kernel/due.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { investigationsKind } from "./configuration-kinds.ts";

export type InvestigationBody = BodyOf<typeof investigationsKind>;
export type InvestigationScheme = InvestigationBody & { readonly id: string };
type Named = { readonly key: string; readonly name: string };

/** What is in force on a day. */
export async function investigationSchemeOn(tx: Tx, on: string): Promise<InvestigationScheme> {
  const asked = { kind: investigationsKind, key: "investigations", on } as const;
  const { id, body } = await getConfiguration(tx, asked);
  return { id, ...body };
}

/** What a later version no longer has is still shown, by its key. */
export const nameIn = (all: readonly Named[], key: string): string =>
  all.find((one) => one.key === key)?.name ?? key;

/** The last day on which something is in time; sooner, in plain days, where the calendar does not reach. */
export const dayDue = (from: IsoDate, within: Within, calendar: WorkingCalendar): IsoDate =>
  londonDate(dueOrSooner(londonInstant(from, "12:00"), within, calendar));

type Entitled = { readonly isEnhanced: boolean };

/** By when the victim is told of something that happened on a day. */
export const toldBy = (
  { updates }: Pick<InvestigationBody, "updates">,
  { on, isEnhanced, calendar }: Entitled & { on: IsoDate; calendar: WorkingCalendar },
): IsoDate => dayDue(on, isEnhanced ? updates.withinEnhanced : updates.within, calendar);
