import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { builtInViews } from "./built-in-views.ts";

/** A view that somebody saved: one's own, or one that a team shares. */
export type SavedView = {
  readonly viewId: string;
  readonly name: string;
  readonly address: string;
  readonly version: number;
  /** Whose it is besides one's own. */
  readonly team: string | null;
  readonly savedBy: string | null;
};

export type SavedViews = {
  readonly views: readonly SavedView[];
  /** The key or id of the view that the list opens with. */
  readonly first: string | null;
};

/** What the actor can open, their own first, and what opens by itself; one statement. */
export async function listViews(tx: Tx): Promise<SavedViews> {
  const { rows } = await sql<SavedViews>`
    select (select f.view from protect.first_views f) as first,
      coalesce((select jsonb_agg(to_jsonb(v) order by v.team nulls first, lower(v.name), v."viewId") from (
        select view_id as "viewId", name, address, version, null as team, null as "savedBy" from protect.own_views
        union all
        select w.view_id, w.name, w.address, w.version, t.name, s.name from protect.team_views w
        join directory.teams t on t.team_id = w.team_id join directory.staff s on s.staff_id = w.saved_by
      ) v), '[]') as views`.execute(tx);
  return rows[0] ?? { views: [], first: null };
}

export type OpenedView = { readonly key: string; readonly name: string; readonly address: string };

/** A built-in or a saved view by its key; undefined for one that is gone, or was never the actor's. */
export function viewByKey({ views }: SavedViews, key: string): OpenedView | undefined {
  const saved = views.find(({ viewId }) => viewId === key);
  return saved ? { ...saved, key } : builtInViews.find((one) => one.key === key);
}

type Team = { readonly teamId: string; readonly name: string; readonly principal: number };

/** The teams in which somebody holds a post today: with those a view can be shared. */
export async function listOwnTeams(tx: Tx, teamIds: readonly string[]): Promise<readonly Team[]> {
  return tx
    .selectFrom("directory.teams")
    .select(["team_id as teamId", "name", "principal_id as principal"])
    .where((row) => row("team_id", "=", row.fn.any(row.val(teamIds))))
    .orderBy("name")
    .execute();
}
