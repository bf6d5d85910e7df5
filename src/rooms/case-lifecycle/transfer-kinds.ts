import { dueAt } from "../../kernel/due.ts";
import { londonDate } from "../../kernel/dates.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, listInForce, type BodyOf } from "../configuration/index.ts";
import { neighbouringAreaKind, transferKind } from "./configuration-kinds.ts";

export type TransferKinds = BodyOf<typeof transferKind> & { readonly id: string };
export type TransferKind = TransferKinds["kinds"][number];
export type Duty = TransferKind["duties"][number];
export type Area = BodyOf<typeof neighbouringAreaKind> & { readonly key: string };

export async function transferKindsOn(tx: Tx, on: string): Promise<TransferKinds> {
  const asked = { kind: transferKind, key: "transfer-kinds", on } as const;
  const { id, body } = await getConfiguration(tx, asked);
  return { id, ...body };
}

/** The directory of areas nearby; an area that is not in it is typed. */
export async function areasOn(tx: Tx, on: string): Promise<readonly Area[]> {
  const areas = await listInForce(tx, { kind: neighbouringAreaKind, on });
  return areas
    .map(({ key, body }) => ({ key, ...body }))
    .toSorted((one, other) => one.name.localeCompare(other.name, "en-GB"));
}

/** The last day for something that runs from a day; undefined without a clock or beyond the calendar. */
export function dayDue(
  within: Duty["within"],
  from: string,
  calendar: WorkingCalendar,
): string | undefined {
  if (within === undefined) return undefined;
  const due = dueAt(new Date(`${from}T12:00:00Z`), within, calendar);
  return due.ok ? londonDate(due.value) : undefined;
}
