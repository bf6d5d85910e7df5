import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { SavedView } from "./view-reads.ts";

type CommandContext = { readonly actor: StaffActor; readonly at: Date };

type NewView = {
  readonly viewId: string;
  readonly name: string;
  readonly address: string;
  readonly team: { readonly teamId: string; readonly principal: number } | undefined;
};

export async function insertView(
  tx: Tx,
  { actor, at }: CommandContext,
  view: NewView,
): Promise<void> {
  const row = {
    view_id: view.viewId,
    partnership_id: actor.partnershipId,
    name: view.name,
    address: view.address,
    saved_at: at,
  };
  if (view.team === undefined) {
    await tx
      .insertInto("protect.own_views")
      .values({ ...row, staff_id: actor.id })
      .execute();
    return;
  }
  const { teamId, principal } = view.team;
  await tx
    .insertInto("protect.team_views")
    .values({ ...row, team_id: teamId, acl: [principal], saved_by: actor.id })
    .execute();
}

type Change = Pick<SavedView, "viewId" | "name" | "address" | "version">;

/** False where somebody else has saved it since it was read. */
export async function updateView(
  tx: Tx,
  { actor, at }: CommandContext,
  { view, isTeams }: { readonly view: Change; readonly isTeams: boolean },
): Promise<boolean> {
  const { viewId, name, address, version } = view;
  const set = { name, address, saved_at: at, version: version + 1 };
  const { numUpdatedRows } = isTeams
    ? await tx
        .updateTable("protect.team_views")
        .set({ ...set, saved_by: actor.id })
        .where("view_id", "=", viewId)
        .where("version", "=", version)
        .executeTakeFirst()
    : await tx
        .updateTable("protect.own_views")
        .set(set)
        .where("view_id", "=", viewId)
        .where("version", "=", version)
        .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteView(tx: Tx, { viewId, team }: SavedView): Promise<void> {
  const table = team === null ? "protect.own_views" : "protect.team_views";
  await tx.deleteFrom(table).where("view_id", "=", viewId).execute();
}

/** What the actor's list opens with from now on; null for the list as Lantern brings it. */
export async function setFirstView(
  tx: Tx,
  { actor }: CommandContext,
  view: string | null,
): Promise<void> {
  if (view === null) {
    await tx.deleteFrom("protect.first_views").where("staff_id", "=", actor.id).execute();
    return;
  }
  await tx
    .insertInto("protect.first_views")
    .values({ staff_id: actor.id, partnership_id: actor.partnershipId, view })
    .onConflict((row) => row.column("staff_id").doUpdateSet({ view }))
    .execute();
}
