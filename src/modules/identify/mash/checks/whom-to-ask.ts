import { sql } from "kysely";
import type { Tx } from "../../../../platform/database/database.ts";
import type { CheckScheme } from "./check-scheme.ts";

export type Askable = {
  readonly agencyId: string;
  readonly name: string;
  readonly kind: string;
  /** Whether anybody there answers in Lantern; the others are rung, and the MASH writes down what they say. */
  readonly answersHere: boolean;
  /** Of these concerns, those about which the agency was asked before. */
  readonly asked: readonly string[];
};

/** Agencies of the kinds that are asked, but for the MASH's own: it looks in its own records. */
export async function listAskable(
  tx: Tx,
  { asked }: CheckScheme,
  { concernIds, on }: { readonly concernIds: readonly string[]; readonly on: string },
): Promise<readonly Askable[]> {
  const kinds = asked.map(({ key }) => key);
  const { rows } = await sql<Askable>`
    select a.agency_id as "agencyId", a.name, a.kind,
      exists (select from directory.posts o join directory.teams t on t.team_id = o.team_id
        join directory.roles r on r.role_id = o.role_id
        where t.agency_id = a.agency_id and 'check.answer' = any (r.permissions)
          and o.starts_on <= ${on} and (o.ends_on is null or o.ends_on >= ${on})) as "answersHere",
      array(select c.mash_episode_id from identify.partner_check_children c
        where c.agency_id = a.agency_id and c.mash_episode_id = any (${concernIds}::uuid[])) as asked
    from directory.agencies a
    where a.kind = any (${kinds}::text[])
      and not exists (select from directory.teams m where m.agency_id = a.agency_id and m.receives_concerns)
    order by array_position(${kinds}::text[], a.kind), a.name`.execute(tx);
  return rows;
}

/** Ticked before anybody chooses: the only agency of a usual kind, where it was not asked yet. */
export function usuallyAsked(
  askable: readonly Askable[],
  { asked }: CheckScheme,
  concernId: string,
): readonly string[] {
  const usual = asked.filter(({ isUsual }) => isUsual).map(({ key }) => key);
  return askable
    .filter(({ kind }) => usual.includes(kind))
    .filter((one) => askable.filter(({ kind }) => kind === one.kind).length === 1)
    .filter((one) => !one.asked.includes(concernId))
    .map(({ agencyId }) => agencyId);
}
