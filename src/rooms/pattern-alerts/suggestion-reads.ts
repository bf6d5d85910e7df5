import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";
import type { StandingQuery } from "./reasons.ts";

/** A child whom a pattern alert found, with the facts by which it did. */
export type Suggestion = {
  readonly suggestionId: string;
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly bornOn: string | null;
  readonly query: string;
  /** The version that found the child. */
  readonly asked: StandingQuery;
  readonly dates: readonly string[];
  readonly foundAt: Date;
  readonly expiresAt: Date;
  readonly state: "open" | "taken-up";
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  readonly version: number;
};

const columns: RawBuilder<unknown> = sql`
  s.standing_suggestion_id as "suggestionId", s.person_id as "personId", p.family_name as "familyName",
  p.given_name as "givenName", p.reference, p.born_on as "bornOn", s.query, c.body as asked,
  to_jsonb(s.dates) as dates, s.found_at as "foundAt", s.expires_at as "expiresAt", s.state, w.name as "takenBy",
  s.taken_at as "takenAt", s.version`;
const joins: RawBuilder<unknown> = sql`
  join subjects.people p on p.person_id = s.person_id
  join directory.configuration c on c.configuration_id = s.configuration_id
  left join directory.staff w on w.staff_id = s.taken_by`;

export type SuggestionPage = { readonly page: number; readonly pageSize: number };

/** A narrow actor's few children are gathered first; for a wide one the index of the list is walked. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide
    ? sql`identify.standing_suggestions s`
    : sql`(select person_id from subjects.people offset 0) x join identify.standing_suggestions s on s.person_id = x.person_id`;

/** One page of what was found: what nobody took up first, the longest waiting at the top. */
export async function listSuggestions(
  tx: Tx,
  actor: Actor,
  { page, pageSize }: SuggestionPage,
): Promise<readonly Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    with s as (
      select s.* from ${reached(actor)} where s.partnership_id = ${actor.partnershipId}
      order by s.state, s.found_at, s.standing_suggestion_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${columns} from s ${joins} order by s.state, s.found_at, s.standing_suggestion_id`.execute(
    tx,
  );
  return rows;
}

export type SuggestionCounts = { readonly all: number; readonly open: number };

export const suggestionCounts = (actor: Actor): RawBuilder<SuggestionCounts> => sql`
  select count(*)::int as "all", (count(*) filter (where s.state = 'open'))::int as open
  from ${reached(actor)} where s.partnership_id = ${actor.partnershipId}`;

export const countSuggestions = async (tx: Tx, actor: Actor): Promise<SuggestionCounts> =>
  (await suggestionCounts(actor).execute(tx)).rows[0] ?? { all: 0, open: 0 };

/**
 * Of restricted records on which a wide actor is named: the list leaves these out. From then on the
 * transaction looks narrowly.
 */
export async function listNamedSuggestions(tx: Tx, actor: Actor): Promise<readonly Suggestion[]> {
  if (!actor.isWide) return [];
  await lookNarrowly(tx);
  const { rows } = await sql<Suggestion>`
    select ${columns} from (select person_id from subjects.people where restricted offset 0) x
    join identify.standing_suggestions s on s.person_id = x.person_id ${joins}
    order by s.state, s.found_at, s.standing_suggestion_id limit 100`.execute(tx);
  return rows;
}

async function readSuggestion(tx: Tx, id: string): Promise<Suggestion | undefined> {
  const { rows } = await sql<Suggestion>`
    select ${columns} from identify.standing_suggestions s ${joins}
    where s.standing_suggestion_id = ${id}::uuid`.execute(tx);
  return rows[0];
}

/** One that the reader reaches; where it is not among the partnership's, as whoever is named on the record. */
export async function findSuggestion(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Suggestion | undefined> {
  const found = await readSuggestion(tx, id);
  if (found || !actor.isWide) return found;
  await lookNarrowly(tx);
  return readSuggestion(tx, id);
}
