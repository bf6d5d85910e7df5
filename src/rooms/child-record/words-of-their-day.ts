import { sql, type RawBuilder } from "kysely";
import { harmSaidAtDecision } from "./harm-scheme.ts";
import { saidAtDecision } from "./level-scheme.ts";
import type { Schemes } from "./schemes.ts";

/** What a level and a harm status were called when they were decided; null where the scheme in force has the words. */
export type WordsOfTheirDay = {
  readonly levelSaid: string | null;
  readonly previousLevelSaid: string | null;
  readonly harmSaid: string | null;
  readonly previousHarmSaid: string | null;
};

type InForce = Pick<Schemes["scheme"], "id">;

const from = ({ id }: InForce): RawBuilder<string> =>
  sql`(select c.in_force_from from directory.configuration c where c.configuration_id = ${id}::uuid)`;

/** By the newest decision or the one before it; null where the entry was not set by that one. */
const levelThen = (which: "newest" | "before"): RawBuilder<string | null> => sql`(
  select d.said from (
    select d.level, ${saidAtDecision} as said from protect.level_decisions d where d.person_id = t.person_id
    order by d.level_decision_id desc ${which === "newest" ? sql`` : sql`offset 1`} limit 1) d
  where d.level = ${which === "newest" ? sql`t.level` : sql`t.previous_level`})`;

const harmThen = (which: "newest" | "before"): RawBuilder<string | null> => sql`(
  select d.said from (
    select d.status, ${harmSaidAtDecision} as said from protect.harm_decisions d where d.person_id = t.person_id
    order by d.harm_decision_id desc ${which === "newest" ? sql`` : sql`offset 1`} limit 1) d
  where d.status = ${which === "newest" ? sql`t.harm_status` : sql`t.previous_harm_status`})`;

/** What a level and a harm status of a tracker entry `t` were called that stood before today's. */
export const previousLevelSaid: RawBuilder<string | null> = levelThen("before");
export const previousHarmSaid: RawBuilder<string | null> = harmThen("before");

/** What the harm status of a tracker entry `t` was called when it was decided; null where nobody has. */
export const harmSaidNow: RawBuilder<string | null> = harmThen("newest");

/** Of a tracker entry `t`, by the newest decisions themselves: for a reader who has no scheme at hand. */
export const standingSaid: RawBuilder<unknown> = sql`
  ${levelThen("newest")} as "levelSaid", ${harmSaidNow} as "harmSaid"`;

/**
 * The level of a tracker entry `t` in the words that it was decided in. Nothing is looked up for what was
 * decided since the scheme in force came in, which is nearly every row of a list.
 */
export const levelOfItsDay = (scheme: InForce): RawBuilder<string | null> =>
  sql`case when t.level_decided_on <= ${from(scheme)} then ${levelThen("newest")} end`;

/**
 * The four of a tracker entry `t`, for a list that shows what stood before as well. No day of the entry
 * says when that was decided: a child can be opened again, and the day of opening can be typed anew.
 */
export const wordsOfTheirDay = ({
  scheme,
  harmScheme,
}: Pick<Schemes, "scheme" | "harmScheme">): RawBuilder<unknown> => sql`
  ${levelOfItsDay(scheme)} as "levelSaid",
  case when t.previous_level is not null then ${previousLevelSaid} end as "previousLevelSaid",
  case when t.harm_decided_on <= ${from(harmScheme)} then ${harmThen("newest")} end as "harmSaid",
  case when t.previous_harm_status is not null then ${previousHarmSaid} end as "previousHarmSaid"`;

/** What the level that a row keeps of a day was called then; null where nobody had decided it. */
export const levelSaidOn = (row: {
  readonly person: string;
  readonly level: string;
  readonly on: string;
}): RawBuilder<string | null> => sql`(
  select ${saidAtDecision} from protect.level_decisions d
  where d.person_id = ${sql.ref(row.person)} and d.level = ${sql.ref(row.level)} and d.decided_on <= ${sql.ref(row.on)}
  order by d.level_decision_id desc limit 1)`;
