import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type ConfigurationBody } from "../directory/index.ts";

/** A partnership's levels, as they stood on a day. The words are the partnership's, never ours. */
export type LevelScheme = ConfigurationBody<"level-scheme"> & { readonly id: string };

export async function levelSchemeOn(tx: Tx, on: string): Promise<LevelScheme> {
  const { id, body } = await getConfiguration(tx, { kind: "level-scheme", key: "level", on });
  return { id, ...body };
}

/** "High", or "Not known": a value of its own, which lowers nothing. */
export function levelName(scheme: LevelScheme, level: number | null): string {
  if (level === null) return "Not known";
  return scheme.levels.find((one) => one.level === level)?.name ?? `Level ${level}`;
}

export type Direction = "up" | "down" | "same" | "first";

export function direction(level: number | null, previous: number | null): Direction {
  if (level === null || previous === null) return "first";
  if (level === previous) return "same";
  return level > previous ? "up" : "down";
}
