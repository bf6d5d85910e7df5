import { sql } from "kysely";
import { addDays, formatDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { standingFlags, type Flag } from "../flag-reads.ts";
import { flagName, type FlagScheme } from "../flag-scheme.ts";
import { harmStatusOf, type HarmScheme } from "../harm-scheme.ts";
import type { Standing } from "../standing-reads.ts";
import type { ClosureScheme } from "./schemes.ts";

export type Check = ClosureScheme["hinders"][number];

/** Something that stands on the record while closing is proposed. */
export type StandsYet = {
  /** Its kind, with the id of its row where it has one. */
  readonly about: string;
  readonly check: Check;
  readonly title: string;
  /** Closing is refused while it stands, whatever is said of it. */
  readonly hinders: boolean;
};

/** What the record holds that closing is asked about, as rows say it. */
export type OnRecord = {
  readonly missingSince: string | null;
  readonly interviews: readonly { readonly id: string; readonly dueOn: string }[];
  readonly assessments: readonly { readonly id: string; readonly name: string }[];
  /** Since when the level has been what it is. */
  readonly levelSince: string | null;
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
  { missingSince, interviews, assessments, levelSince }: OnRecord,
): readonly StandsYet[] {
  const harm = harmStatusOf(harmScheme, standing.harmStatus);
  const isRecent = levelSince === null || addDays(levelSince, scheme.levelStoodDays) > today;
  const found: readonly Omit<StandsYet, "hinders">[] = [
    ...(missingSince === null
      ? []
      : [
          {
            about: "missing",
            check: "missing" as const,
            title: `Missing since ${formatDate(missingSince)}`,
          },
        ]),
    ...interviews.map(({ id, dueOn }) => ({
      about: `return-interview-${id}`,
      check: "return-interview" as const,
      title: `Return home interview, due by ${formatDate(dueOn)}, neither held nor stopped`,
    })),
    ...(harm.harm === "now" || harm.harm === "suspected"
      ? [{ about: "harm-now", check: "harm-now" as const, title: `Harm status: ${harm.name}` }]
      : []),
    ...standingFlags(flags).map((flag) => ({
      about: `flag-${flag.flagId}`,
      check: "flag" as const,
      title: `Flag: ${flagName(flagScheme, flag.type)}`,
    })),
    ...assessments.map(({ id, name }) => ({
      about: `assessment-${id}`,
      check: "assessment" as const,
      title: `Not finished: ${name}`,
    })),
    ...(isRecent
      ? [
          {
            about: "level-recent",
            check: "level-recent" as const,
            title:
              levelSince === null
                ? "No level has been decided"
                : `The level has stood since ${formatDate(levelSince)}, fewer than ${scheme.levelStoodDays} days`,
          },
        ]
      : []),
  ];
  return found.map((one) => ({ ...one, hinders: scheme.hinders.includes(one.check) }));
}

export async function readOnRecord(tx: Tx, personId: string): Promise<OnRecord> {
  const { rows } = await sql<OnRecord>`
    select (select (e.missing_since at time zone 'Europe/London')::date from protect.missing_episodes e
        where e.person_id = ${personId}::uuid and e.returned_at is null and e.error_at is null) as "missingSince",
      coalesce((select jsonb_agg(jsonb_build_object('id', e.missing_episode_id, 'dueOn', (e.rhi_due_at at time zone 'Europe/London')::date)
          order by e.missing_episode_id) from protect.missing_episodes e
        where e.person_id = ${personId}::uuid and e.returned_at is not null and e.rhi_outcome is null and e.error_at is null),
        '[]') as interviews,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.assessment_id, 'name', c.body ->> 'name') order by a.assessment_id)
        from protect.assessments a join directory.configuration c on c.configuration_id = a.kind_id
        where a.person_id = ${personId}::uuid and a.finished_on is null), '[]') as assessments,
      (select min(d.decided_on) from protect.level_decisions d where d.person_id = ${personId}::uuid and d.level is not null
        and d.level_decision_id > coalesce((select max(o.level_decision_id::text)::uuid from protect.level_decisions o
          where o.person_id = ${personId}::uuid and o.level is distinct from (select n.level from protect.level_decisions n
            where n.person_id = ${personId}::uuid order by n.level_decision_id desc limit 1)),
          '00000000-0000-0000-0000-000000000000')) as "levelSince"`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("a select without a from gives one row");
  return row;
}
