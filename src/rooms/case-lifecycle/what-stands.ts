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
} from "../child-record/index.ts";
import { readOpenWork, titleOf, type OpenWork } from "./open-work.ts";
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
  /** What runs in other rooms: disagreements, referrals, direct work, a part-time timetable. */
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
  { missingSince, interviews, assessments, levelSince, openWork }: OnRecord,
): readonly StandsYet[] {
  const found = [
    ...ofMissing({ missingSince, interviews }),
    ...ofHarm(harmStatusOf(harmScheme, standing.harmStatus)),
    ...standingFlags(flags).map((flag) =>
      one("flag", `Flag: ${flagName(flagScheme, flag.type)}`, flag.flagId),
    ),
    ...assessments.map(({ id, name }) => one("assessment", `Not finished: ${name}`, id)),
    ...openWork.map((work) => one(work.check, titleOf(work), work.id)),
    ...ofLevel(levelSince, scheme.levelStoodDays, today),
  ];
  return found.map((stands) => ({ ...stands, hinders: scheme.hinders.includes(stands.check) }));
}

type Found = Omit<StandsYet, "hinders">;

const one = (check: Check, title: string, id?: string): Found => ({
  about: id === undefined ? check : `${check}-${id}`,
  check,
  title,
});

const ofMissing = ({
  missingSince,
  interviews,
}: Pick<OnRecord, "missingSince" | "interviews">): readonly Found[] => [
  ...(missingSince === null ? [] : [one("missing", `Missing since ${formatDate(missingSince)}`)]),
  ...interviews.map(({ id, dueOn }) =>
    one(
      "return-interview",
      `Return home interview, due by ${formatDate(dueOn)}, neither held nor stopped`,
      id,
    ),
  ),
];

const ofHarm = ({ harm, name }: HarmStatus): readonly Found[] =>
  harm === "now" || harm === "suspected" ? [one("harm-now", `Harm status: ${name}`)] : [];

function ofLevel(since: string | null, days: number, today: string): readonly Found[] {
  if (since === null) return [one("level-recent", "No level has been decided")];
  if (addDays(since, days) <= today) return [];
  const title = `The level has applied since ${formatDate(since)}, fewer than ${days} days`;
  return [one("level-recent", title)];
}

export async function readOnRecord(
  tx: Tx,
  { personId, today }: { readonly personId: string; readonly today: string },
): Promise<OnRecord> {
  const { rows } = await sql<Omit<OnRecord, "openWork">>`
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
  return { ...row, openWork: await readOpenWork(tx, { personId, today }) };
}
