import { expect } from "vitest";
import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";

export async function agencyIdOf({ query }: TestApp, name: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    "select agency_id as id from directory.agencies where name = $1",
    [name],
  );
  return row?.id ?? "";
}

type ReadContext = {
  readonly agencies?: readonly string[];
  /** Those in which nobody can answer in Lantern. */
  readonly rung?: readonly string[];
  readonly together?: readonly string[];
  readonly reason?: string;
};

/** Asks agencies by name about a concern, as the MASH does; answers the ids of the questions. */
export async function askAbout(
  app: TestApp,
  mash: Client,
  concernId: string,
  { agencies = [], rung = [], together = [], reason = "To know who is at risk" }: ReadContext,
): Promise<readonly string[]> {
  const idsOf = (names: readonly string[]) =>
    Promise.all(names.map((name) => agencyIdOf(app, name)));
  const [asked, byTelephone] = [await idsOf(agencies), await idsOf(rung)];
  const ids = [...asked, ...byTelephone];
  const answer = await mash.post(`/mash/${concernId}/checks`, {
    agencies: asked,
    rung: byTelephone,
    together: [...together],
    reason,
    basis: "",
  });
  expect([answer.status, answer.page.errors]).toEqual([303, []]);
  const rows = await app.query<{ id: string }>(
    `select k.partner_check_id as id from identify.partner_checks k join identify.partner_check_children c using (partner_check_id)
     where c.mash_episode_id = $1 order by array_position($2::uuid[], k.agency_id)`,
    [concernId, ids],
  );
  return rows.map(({ id }) => id);
}

/** The fields of an answer: the same for each child of a question. */
export async function answerOf(
  { query }: TestApp,
  checkId: string,
  said: { readonly holds: string; readonly words?: string },
): Promise<Record<string, string>> {
  const rows = await query<{ id: string }>(
    "select partner_check_child_id as id from identify.partner_check_children where partner_check_id = $1",
    [checkId],
  );
  return Object.fromEntries(
    rows.flatMap(({ id }) => [
      [`holds-${id}`, said.holds],
      [`words-${id}`, said.words ?? ""],
    ]),
  );
}
