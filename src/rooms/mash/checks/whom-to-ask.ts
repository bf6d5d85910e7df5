import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { CheckScheme } from "./check-scheme.ts";
import { answeringIn, answersHere } from "./who-answers.ts";

export type Askable = {
  readonly agencyId: string;
  readonly name: string;
  readonly kind: string;
  /** Whether anybody there can answer in Lantern; the others are rung, and the MASH writes down what they say. */
  readonly answersHere: boolean;
  /** Only a system of theirs answers: nobody there has a notice. */
  readonly bySystem: boolean;
  /** Of these concerns, those about which the agency was asked before. */
  readonly asked: readonly string[];
};

type ReadContext = {
  readonly concernIds: readonly string[];
  readonly on: string;
  readonly at: Date;
};

/** Agencies of the kinds that are asked, but for the MASH's own: it looks in its own records. */
export async function listAskable(
  tx: Tx,
  { asked }: CheckScheme,
  { concernIds, on, at }: ReadContext,
): Promise<readonly Askable[]> {
  const kinds = asked.map(({ key }) => key);
  const { rows } = await sql<Omit<Askable, "answersHere" | "bySystem">>`
    select a.agency_id as "agencyId", a.name, a.kind,
      array(select c.mash_episode_id from identify.partner_check_children c
        where c.agency_id = a.agency_id and c.mash_episode_id = any (${concernIds}::uuid[])) as asked
    from directory.agencies a
    where a.kind = any (${kinds}::text[])
      and not exists (select from directory.teams m where m.agency_id = a.agency_id and m.receives_concerns)
    order by array_position(${kinds}::text[], a.kind), a.name`.execute(tx);
  const agencyIds = rows.map(({ agencyId }) => agencyId);
  const answering = await answeringIn(tx, { agencyIds, on, at });
  return rows.map((row) => ({
    ...row,
    answersHere: answersHere(answering, row.agencyId),
    bySystem: answering.bySystem.has(row.agencyId),
  }));
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
