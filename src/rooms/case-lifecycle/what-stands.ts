import { sql } from "kysely";
import { addDays, formatDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import {
  standingFlags,
  type Flag,
  flagName,
  type FlagScheme,
  harmStatusOf,
  type HarmScheme,
  type HarmStatus,
  type Standing,
  type StandsAt,
} from "../child-record/index.ts";
import { sourceOf, type OpenWork } from "./open-work.ts";
import type { Check, ClosureScheme } from "./schemes.ts";

/** Something that stands on the record while closing is proposed. */
export type StandsYet = {
  /** Its kind, with the id of its row where it has one. */
  readonly about: string;
  readonly check: Check;
  readonly title: string;
  /** Closing is refused while it stands, whatever is said of it. */
  readonly hinders: boolean;
};

/** What the record holds that closing is asked about. */
export type OnRecord = {
  /** Since when the level has been what it is. */
  readonly levelSince: string | null;
  /** What is open in the rooms: missing, assessments, disagreements, referrals and the like. */
  readonly openWork: readonly OpenWork[];
};

type Facts = {
  readonly standing: Standing;
  readonly flags: readonly Flag[];
  readonly harmScheme: HarmScheme;
  readonly flagScheme: FlagScheme;
  readonly today: string;
};

/** Everything that stands yet, in the order in which it is answered. Silence on any of it closes nothing. */
export function whatStands(
  { standing, flags, harmScheme, flagScheme, today }: Facts,
  scheme: ClosureScheme,
  { levelSince, openWork }: OnRecord,
  sources: readonly StandsAt[],
): readonly StandsYet[] {
  const found = [
    ...ofHarm(harmStatusOf(harmScheme, standing.harmStatus)),
    ...standingFlags(flags).map((flag) =>
      one("flag", `Flag: ${flagName(flagScheme, flag.type)}`, flag.flagId),
    ),
    ...openWork.map((work) => one(work.check, work.title, work.id)),
    ...ofLevel(levelSince, scheme.levelStoodDays, today),
  ];
  const order = (check: Check): number => sourceOf(sources, check).order;
  return found
    .toSorted((first, other) => order(first.check) - order(other.check))
    .map((stands) => ({ ...stands, hinders: scheme.hinders.includes(stands.check) }));
}

type Found = Omit<StandsYet, "hinders">;

const one = (check: Check, title: string, id: string | null = null): Found => ({
  about: id === null ? check : `${check}-${id}`,
  check,
  title,
});

const ofHarm = ({ harm, name }: HarmStatus): readonly Found[] =>
  harm === "now" || harm === "suspected" ? [one("harm-now", `Harm status: ${name}`)] : [];

function ofLevel(since: string | null, days: number, today: string): readonly Found[] {
  if (since === null) return [one("level-recent", "No level has been decided")];
  if (addDays(since, days) <= today) return [];
  const title = `The level has applied since ${formatDate(since)}, fewer than ${days} days`;
  return [one("level-recent", title)];
}

/** Since when the level has been what it is; null where none was ever decided. */
export async function findLevelSince(tx: Tx, personId: string): Promise<string | null> {
  const { rows } = await sql<Pick<OnRecord, "levelSince">>`
    select (select min(d.decided_on) from protect.level_decisions d where d.person_id = ${personId}::uuid and d.level is not null
        and d.level_decision_id > coalesce((select max(o.level_decision_id::text)::uuid from protect.level_decisions o
          where o.person_id = ${personId}::uuid and o.level is distinct from (select n.level from protect.level_decisions n
            where n.person_id = ${personId}::uuid order by n.level_decision_id desc limit 1)),
          '00000000-0000-0000-0000-000000000000')) as "levelSince"`.execute(tx);
  return rows[0]?.levelSince ?? null;
}
