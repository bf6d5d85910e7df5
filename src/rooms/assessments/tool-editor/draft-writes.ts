import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Instrument } from "../../../instruments/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { keyFor } from "./edit.ts";
import { listDrafts, listVersions } from "./draft-reads.ts";

type Begun = {
  readonly body: Instrument;
  /** The version that it was copied from: past answers to that tool are tried on it. */
  readonly basedOn: string | null;
};

/** A draft that only those who make tools read. */
export async function addDraft(
  tx: Tx,
  { actor, at }: Omit<CommandContext, "today">,
  { body, basedOn }: Begun,
): Promise<string> {
  const draftId = newId();
  await tx
    .insertInto("protect.tool_drafts")
    .values({
      tool_draft_id: draftId,
      partnership_id: actor.partnershipId,
      tool: body.key,
      based_on: basedOn,
      body: JSON.stringify(body),
      begun_by: actor.id,
      begun_at: at,
      saved_by: actor.id,
      saved_at: at,
    })
    .execute();
  return draftId;
}

/** A key that no tool has, and no draft of one. */
export async function newToolKey(tx: Tx, name: string): Promise<string> {
  const [versions, drafts] = [await listVersions(tx), await listDrafts(tx)];
  const taken = [...versions.map(({ key }) => key), ...drafts.map(({ tool }) => tool)];
  return keyFor(name, new Set(taken));
}

type Saved = { readonly draftId: string; readonly version: number };

/** False where somebody else was first. */
export async function saveDraft(
  tx: Tx,
  { actor, at }: Omit<CommandContext, "today">,
  { draftId, version, body }: Saved & { readonly body: Instrument },
): Promise<boolean> {
  const done = await tx
    .updateTable("protect.tool_drafts")
    .set({
      body: JSON.stringify(body),
      saved_by: actor.id,
      saved_at: at,
      version: sql`version + 1`,
    })
    .where("tool_draft_id", "=", draftId)
    .where("version", "=", version)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Nothing of it is put in force; it leaves the list. False where somebody else was first. */
export async function discardDraft(
  tx: Tx,
  { actor, at }: Omit<CommandContext, "today">,
  { draftId, version }: Saved,
): Promise<boolean> {
  const done = await tx
    .updateTable("protect.tool_drafts")
    .set({ ended_as: "discarded", ended_at: at, saved_by: actor.id, version: version + 1 })
    .where("tool_draft_id", "=", draftId)
    .where("version", "=", version)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
