import { sql } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { versionOf } from "../../kernel/version-of.ts";
import { firstOf, type FirstOf } from "../../platform/database/first-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Action } from "./actions.ts";
import { readClosing, type ClosingFields } from "./actions-close.ts";

/** An action that was sent without the record: its owner reads this of it, and nothing of the child. */
export type StandaloneAction = {
  readonly actionId: string;
  readonly wording: string;
  readonly dueOn: IsoDate;
  readonly state: Action["state"];
  readonly outcome: string | null;
  readonly version: number;
  readonly addedOn: IsoDate;
  readonly askedBy: string;
  readonly askedPhone: string | null;
  /** Who to ring about it: who leads for the child, or else who asked. */
  readonly ring: string;
  readonly ringPhone: string | null;
};

async function read(
  tx: Tx,
  at: Date,
  actionId: string | null,
): Promise<readonly (StandaloneAction & { total: number })[]> {
  const { rows } = await sql<StandaloneAction & { total: number }>`
    select action_id as "actionId", wording, due_on as "dueOn", state, outcome, version, added_on as "addedOn",
      asked_by as "askedBy", asked_phone as "askedPhone", ring, ring_phone as "ringPhone", total
    from protect.standalone_actions(${actionId}::uuid, ${at})`.execute(tx);
  return rows;
}

/** Those of the acting person that are open, the first due first; not those whose record they open by now. */
export const listStandalone = async (tx: Tx, at: Date): Promise<FirstOf<StandaloneAction>> =>
  firstOf(await read(tx, at, null));

/** One of the acting person's, open or closed. */
export const findStandalone = async (
  tx: Tx,
  at: Date,
  actionId: string,
): Promise<StandaloneAction | undefined> => (await read(tx, at, actionId))[0];

type Closing = { readonly actionId: string; readonly form: ClosingFields };

/** Says what came of it. The record stays closed to whoever says it. */
export async function closeStandalone(
  tx: Tx,
  at: Date,
  { actionId, form }: Closing,
): Promise<
  | { readonly kind: "accepted" | "stale" | "absent" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
> {
  const closing = readClosing(form);
  if (!("outcome" in closing)) return { kind: "invalid", errors: closing };
  const { rows } = await sql<{ said: string }>`
    select protect.close_standalone_action(${actionId}::uuid, ${form.state}, ${closing.outcome},
      ${versionOf(form.version)}, ${at}) as said`.execute(tx);
  const said = rows[0]?.said;
  if (said === "closed") return { kind: "accepted" };
  return { kind: said === "stale" ? "stale" : "absent" };
}
