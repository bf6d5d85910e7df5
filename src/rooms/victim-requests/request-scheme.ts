import { clockOn } from "../../kernel/day-clock.ts";
import { addDays } from "../../kernel/dates.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { victimRequestsKind } from "./configuration-kinds.ts";

export type RequestBody = BodyOf<typeof victimRequestsKind>;
export type RequestScheme = RequestBody & { readonly id: string };
export type Material = RequestBody["materials"][number];

/** The askers, kinds of material and days in force on a day. */
export async function requestSchemeOn(tx: Tx, on: string): Promise<RequestScheme> {
  const asked = { kind: victimRequestsKind, key: "requests", on } as const;
  const { id, body } = await getConfiguration(tx, asked);
  return { id, ...body };
}

/** By when it is answered where the request names no day; in plain days where the calendar does not reach. */
export function answerBy(
  { answerWithin }: Pick<RequestBody, "answerWithin">,
  { today, calendar }: { readonly today: string; readonly calendar: WorkingCalendar },
): string {
  const clock = { runsFrom: today, within: answerWithin, pauses: [] };
  const state = clockOn(clock, today, calendar);
  return (state.ok ? state.value.dueOn : null) ?? addDays(today, answerWithin.amount);
}

/** A kind that the version no longer has is still shown, by its key. */
export const askerName = ({ askers }: RequestBody, asker: string): string =>
  askers.find(({ key }) => key === asker)?.name ?? asker;

/** Of a kind that the version does not name, the careful answer: it counts as counselling-type. */
export const materialIn = ({ materials }: RequestBody, material: string): Material =>
  materials.find(({ key }) => key === material) ?? {
    key: material,
    name: material,
    isCounselling: true,
  };
