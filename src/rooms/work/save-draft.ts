import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { FormFields } from "../../platform/http/field.ts";
import { findDraft, listDrafts } from "./draft-reads.ts";
import { writeDraft } from "./draft-writes.ts";

/** Below the table's own limit, which counts the spaces that PostgreSQL puts in. */
const limits = { bytes: 190 * 1024, values: 1_000, drafts: 100 };

export type DraftChange =
  { readonly kind: "accepted" } | { readonly kind: "invalid"; readonly problem: string };

type Typed = { readonly form: string; readonly subject: string; readonly fields: FormFields };

/** Keeps what was typed as it was typed: a draft is checked by nobody, since it is not sent. */
export async function saveDraft(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { form, subject, fields }: Typed,
): Promise<DraftChange> {
  const body = JSON.stringify(fields);
  const values = Object.values(fields).flat().length + Object.keys(fields).length;
  if (Buffer.byteLength(body) > limits.bytes || values > limits.values) {
    return { kind: "invalid", problem: "This is too long to be kept as a draft." };
  }
  const isNew = (await findDraft(tx, form, subject)) === undefined;
  if (isNew && (await listDrafts(tx)).length >= limits.drafts) {
    return {
      kind: "invalid",
      problem: `You have ${limits.drafts} drafts, which is the most that are kept. Finish or discard one.`,
    };
  }
  await writeDraft(tx, { form, subject, body, by: actor, at });
  return { kind: "accepted" };
}
