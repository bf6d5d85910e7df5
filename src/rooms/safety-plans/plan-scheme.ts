import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { safetyPlanKind } from "./configuration-kinds.ts";

/** How a partnership plans, as it stood on a day. */
export type PlanScheme = BodyOf<typeof safetyPlanKind> & { readonly id: string };
export type Rating = PlanScheme["ratings"][number]["key"];

export async function planSchemeOn(tx: Tx, on: string): Promise<PlanScheme> {
  const { id, body } = await getConfiguration(tx, { kind: safetyPlanKind, key: "safety-plan", on });
  return { id, ...body };
}

/** In the scheme's words; nothing is assumed of an outcome that nobody has rated. */
export function ratingName({ ratings }: PlanScheme, rating: string | null): string {
  if (rating === null) return "Not rated";
  return ratings.find(({ key }) => key === rating)?.name ?? rating;
}
