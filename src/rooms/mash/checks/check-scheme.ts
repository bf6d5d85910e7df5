import { addWorkingTime, type WorkingTime } from "../../../kernel/working-hours.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { partnerCheckKind } from "../configuration-kinds.ts";

export type CheckScheme = BodyOf<typeof partnerCheckKind>;

export async function checkSchemeOn(tx: Tx, on: string): Promise<CheckScheme> {
  const asked = { kind: partnerCheckKind, key: "partner-check", on } as const;
  return (await getConfiguration(tx, asked)).body;
}

const hour = 3_600_000;

export type Limit = { readonly rating: string | null; readonly dueAt: Date };

/** The shortest limit of the children who are asked about, in hours in which the MASH is open. */
export function limitOf(
  ratings: readonly (string | null)[],
  { limits, otherwise }: CheckScheme,
  { from, time }: { readonly from: Date; readonly time: WorkingTime },
): Limit {
  const each = ratings.map((rating) => ({
    rating,
    hours: limits.find(({ key }) => key === rating)?.workingHours ?? otherwise,
  }));
  const shortest = each.reduce((least, one) => (one.hours < least.hours ? one : least), {
    rating: null as string | null,
    hours: Infinity,
  });
  const hours = shortest.hours === Infinity ? otherwise : shortest.hours;
  const due = addWorkingTime(from, hours * hour, time);
  // Where the calendar ends the hours run on the clock, which is sooner.
  const dueAt = due.ok ? due.value : new Date(from.getTime() + hours * hour);
  return { rating: shortest.rating, dueAt };
}
