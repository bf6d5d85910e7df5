import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { levelSchemeKind } from "./configuration-kinds.ts";

/** A partnership's levels, as they stood on a day. The words are the partnership's, never ours. */
export type LevelScheme = BodyOf<typeof levelSchemeKind> & { readonly id: string };

export async function levelSchemeOn(tx: Tx, on: string): Promise<LevelScheme> {
  const { id, body } = await getConfiguration(tx, { kind: levelSchemeKind, key: "level", on });
  return { id, ...body };
}

/** A partnership can have no levels: London took its categories out in 2021. */
export const usesLevels = ({ levels }: Pick<LevelScheme, "levels">): boolean => levels.length > 0;

/** "High", or "Not known": a value of its own, which lowers nothing. */
export function levelName(scheme: LevelScheme, level: number | null): string {
  if (level === null) return usesLevels(scheme) ? "Not known" : "Not used here";
  return scheme.levels.find((one) => one.level === level)?.name ?? `Level ${level}`;
}

/** The name that the scheme of a decision `d` gave to its level; null where it had none or nobody decided one. */
export const saidAtDecision: RawBuilder<string | null> = sql`(
  select l.one ->> 'name' from directory.configuration c, jsonb_array_elements(c.body -> 'levels') l (one)
  where c.configuration_id = d.scheme_id and (l.one ->> 'level')::int = d.level limit 1)`;

/** As it was decided: a scheme that came later renames no decision. */
export const levelSaid = (
  scheme: LevelScheme,
  { level, said }: { readonly level: number | null; readonly said: string | null },
): string => (level === null ? levelName(scheme, null) : (said ?? levelName(scheme, level)));

export type Direction = "up" | "down" | "same" | "first";

export function direction(level: number | null, previous: number | null): Direction {
  if (level === null || previous === null) return "first";
  if (level === previous) return "same";
  return level > previous ? "up" : "down";
}

type Reviewed = Pick<LevelScheme, "levels" | "reviewWithinDays">;

/** How soon a level is looked at again: by its own number of days, or else the scheme's. */
export const reviewDaysOf = ({ levels, reviewWithinDays }: Reviewed, level: number): number =>
  levels.find((one) => one.level === level)?.reviewWithinDays ?? reviewWithinDays;

/** "High within 28 days, Low within 84 days": the highest first. */
export const reviewDaysWords = (scheme: Reviewed): string =>
  [...scheme.levels]
    .reverse()
    .map(({ level, name }) => `${name} within ${reviewDaysOf(scheme, level)} days`)
    .join(", ");
