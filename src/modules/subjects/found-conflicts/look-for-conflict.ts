import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { openText, ringOf } from "../../../platform/sealing/index.ts";
import { judgeTies, type ChildFacts, type StaffFacts, type Tie } from "./judge-ties.ts";
import { tiePlace } from "./ties.ts";

type SealedTie = {
  readonly id: string;
  readonly kind: Tie["kind"];
  readonly wording: string | null;
  readonly sealedKey: string | null;
  readonly sealed: string | null;
};

type Compared = {
  readonly partnershipId: number;
  readonly staff: Omit<StaffFacts, "ties"> & { readonly ties: readonly SealedTie[] };
  readonly child: ChildFacts;
};

/**
 * Looks whether somebody may know a child, where that has not been looked at since anything changed.
 * As the system actor `conflicts` alone: what staff say of their life is nobody else's to compare.
 * Answers whether they are shut out by what was found now.
 */
export async function lookForConflict(
  tx: Tx,
  { personId, staffId, at }: { personId: string; staffId: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql<Compared>`
    select sec.partnership() as "partnershipId", staff, child from sec.to_compare(${personId}::uuid, ${staffId}::uuid)`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return false;
  const found = judgeTies({ ...row.staff, ties: openTies(tx, row) }, row.child);
  const noted = await sql<{ out: boolean }>`
    select sec.note_finding(${newId()}::uuid, ${personId}::uuid, ${staffId}::uuid, ${found?.strength ?? null},
      ${found ? [...found.reasons] : null}::text[], ${at}) as out`.execute(tx);
  return noted.rows[0]?.out ?? false;
}

const bytesOf = (text: string | null): Buffer | null =>
  text === null ? null : Buffer.from(text, "base64");

function openTies(tx: Tx, { partnershipId, staff }: Compared): readonly Tie[] {
  const ring = ringOf(tx);
  return staff.ties.map(({ id, kind, wording: plain, sealedKey, sealed }) => {
    const kept = { plain, sealedKey: bytesOf(sealedKey), sealed: bytesOf(sealed) };
    const place = tiePlace(id, partnershipId);
    return { kind, wording: openText(ring, place, { ...kept, column: "wording_sealed" }) ?? "" };
  });
}
