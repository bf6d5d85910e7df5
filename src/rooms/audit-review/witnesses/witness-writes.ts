import { sql } from "kysely";
import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import { cosignedAt, readNote } from "../../../platform/audit/proof/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listAgencies } from "../../directory/index.ts";
import type { FormChange } from "../../work/index.ts";
import { witnessForm } from "./witness-form.ts";
import { listOffered, listOwnKeys } from "./witness-reads.ts";

/** Proposes the key of an agency; nothing is taken in under it before a second person confirmed it. */
export async function proposeWitness(
  tx: Tx,
  form: Sent<typeof witnessForm>,
  at: Date,
): Promise<FormChange> {
  const read = witnessForm.read(form, { agencies: await listAgencies(tx) });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { agency, publicKey } = read.value;
  const { rows } = await sql<{ became: string }>`
    select audit.propose_witness(${newId()}::uuid, ${agency}::uuid, ${publicKey}, ${at}) as became`.execute(
    tx,
  );
  if (rows[0]?.became === "proposed") return { kind: "accepted" };
  const message = "This key is registered already, or was refused: ask the agency for a new one";
  return { kind: "invalid", errors: [{ field: "publicKey", message }] };
}

type Answer = { readonly witnessId: string; readonly isConfirmed: boolean };

/** False where the key waits for no answer, or the acting person proposed it. */
export async function answerWitness(
  tx: Tx,
  { witnessId, isConfirmed }: Answer,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select audit.answer_witness(${witnessId}::uuid, ${isConfirmed}, ${at}) as done`.execute(tx);
  return rows[0]?.done === true;
}

export async function endWitness(tx: Tx, witnessId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select audit.end_witness(${witnessId}::uuid, ${at}) as done`.execute(tx);
  return rows[0]?.done === true;
}

type SentCosignature = { readonly number: number; readonly cosignature: string };

/**
 * Takes in a co-signature of the acting system’s agency.
 * @returns unknown where the agency has no key in force, or there is no such checkpoint
 */
export async function takeOwnCosignature(
  tx: Tx,
  { number, cosignature }: SentCosignature,
  at: Date,
): Promise<"taken" | "unknown" | "invalid"> {
  const keys = await listOwnKeys(tx);
  const [offered] = keys.length === 0 || number < 1 ? [] : await listOffered(tx, number - 1);
  const note = offered?.number === number ? readNote(offered.note) : undefined;
  if (!note) return "unknown";
  const key = keys.find(({ publicKey }) => cosignedAt(note, cosignature, publicKey));
  if (!key) return "invalid";
  const { rows } = await sql<{ kept: boolean }>`
    select audit.take_cosignature(${number}::bigint, ${key.witnessId}::uuid, ${cosignature}, ${at}) as kept`.execute(
    tx,
  );
  return rows[0]?.kept === true ? "taken" : "invalid";
}
