import { versionOf } from "../../../kernel/version-of.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listOwnColumns } from "../own-column-reads.ts";
import { keptAddress, readViewName, sharedAddress, type ViewForm } from "./view-form.ts";
import { listOwnTeams, listViews, type SavedView } from "./view-reads.ts";
import { insertView, updateView } from "./view-writes.ts";

type CommandContext = { readonly actor: StaffActor; readonly at: Date };

export type ViewSaved =
  | { readonly kind: "accepted"; readonly viewId: string; readonly address: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale"; readonly now: SavedView };

/** Keeps a view, for oneself or for a team in which one holds a post. */
export async function saveView(tx: Tx, acting: CommandContext, form: ViewForm): Promise<ViewSaved> {
  const read = readViewName(form.name, await listViews(tx));
  const teams = await listOwnTeams(
    tx,
    acting.actor.posts.map(({ teamId }) => teamId),
  );
  const team = teams.find(({ teamId }) => teamId === form.team);
  const noTeam =
    form.team !== "" && team === undefined
      ? [{ field: "team", message: "Choose yourself or one of your teams" }]
      : [];
  if ("errors" in read) return { kind: "invalid", errors: [...read.errors, ...noTeam] };
  if (noTeam.length > 0) return { kind: "invalid", errors: noTeam };
  const viewId = newId();
  const address = await addressFor(tx, form.address, team !== undefined);
  await insertView(tx, acting, { viewId, name: read.name, address, team });
  return { kind: "accepted", viewId, address };
}

const addressFor = async (tx: Tx, address: string, isShared: boolean): Promise<string> =>
  isShared ? sharedAddress(address, await listOwnColumns(tx)) : keptAddress(address);

/**
 * Gives a saved view another name or what the list shows now. What somebody else saved in the meantime
 * is shown first.
 */
export async function changeView(
  tx: Tx,
  acting: CommandContext,
  { view, form }: { view: SavedView; form: Omit<ViewForm, "team"> & { version: string } },
): Promise<ViewSaved> {
  const read = readViewName(form.name, await listViews(tx), view.viewId);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const change = {
    viewId: view.viewId,
    name: read.name,
    address: await addressFor(tx, form.address, view.team !== null),
    version: versionOf(form.version),
  };
  const isSaved = await updateView(tx, acting, { view: change, isTeams: view.team !== null });
  return isSaved
    ? { kind: "accepted", viewId: view.viewId, address: change.address }
    : { kind: "stale", now: view };
}
