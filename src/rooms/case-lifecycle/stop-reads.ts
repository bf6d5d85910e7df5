import { sql } from "kysely";
import { addDays } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listOpenActions } from "../work/index.ts";
import {
  listFlags,
  standingFlags,
  flagName,
  flagSchemeOn,
  levelName,
  levelSchemeOn,
  getStanding,
} from "../child-record/index.ts";
import type { Answer } from "./closing-form.ts";
import { listAgencies } from "./closing-context.ts";
import { stopSchemeOn, type StopScheme } from "./schemes.ts";
import { stopsOf, type Stop } from "./stops.ts";

type ReadQuery = {
  readonly personId: string;
  readonly today: string;
  readonly at: Date;
  /** What the proposal says; before there is one, nothing. */
  readonly answers: readonly Answer[];
};

export type StopsNow = { readonly scheme: StopScheme; readonly stops: readonly Stop[] };

/** What stops the closing at this moment, of what the reader may know. */
export async function stopsNow(tx: Tx, asked: ReadQuery): Promise<StopsNow> {
  const { personId, today, answers } = asked;
  const scheme = await stopSchemeOn(tx, today);
  const { level } = await getStanding(tx, personId);
  const flagScheme = await flagSchemeOn(tx, today);
  const flags = standingFlags(await listFlags(tx, personId));
  const agencies = await listAgencies(tx, asked);
  const heard = new Set(
    answers.flatMap(({ part, about, wording }) =>
      part === "agency" && wording !== null ? [about] : [],
    ),
  );
  const facts = {
    level,
    levelName: levelName(await levelSchemeOn(tx, today), level),
    flags: flags.map(({ type }) => flagName(flagScheme, type)),
    actions: (await listOpenActions(tx, personId)).map(({ wording }) => wording),
    unheard: agencies.filter(({ agencyId }) => !heard.has(agencyId)).map(({ name }) => name),
    ...(await readMissingAndMeetings(tx, asked, scheme)),
  };
  return { scheme, stops: stopsOf(facts, scheme) };
}

type Row = {
  readonly missingSince: string | null;
  readonly backOn: string | null;
  readonly meetings: readonly string[];
};

async function readMissingAndMeetings(
  tx: Tx,
  { personId, today, at }: ReadQuery,
  { missingBackDays }: StopScheme,
): Promise<Row> {
  const { rows } = await sql<Row>`
    select (select min((e.missing_since at time zone 'Europe/London')::date) from protect.missing_episodes e
        where e.person_id = ${personId}::uuid and e.returned_at is null and e.error_at is null) as "missingSince",
      (select max((e.returned_at at time zone 'Europe/London')::date) from protect.missing_episodes e
        where e.person_id = ${personId}::uuid and e.error_at is null
          and (e.returned_at at time zone 'Europe/London')::date >= ${addDays(today, -missingBackDays)}::date) as "backOn",
      array(select (x.starts_at at time zone 'Europe/London')::date::text from (
        select m.starts_at from panels.meetings m
        where m.person_id = ${personId}::uuid and m.cancelled_at is null and m.starts_at > ${at}
        union
        select s.starts_at from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
        where i.person_id = ${personId}::uuid and s.cancelled_at is null and s.starts_at > ${at}) x
        order by x.starts_at) as meetings`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("a select without a from gives one row");
  return row;
}
