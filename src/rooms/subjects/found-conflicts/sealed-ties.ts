import type { Tx } from "../../../platform/database/database.ts";
import { openText, ringOf } from "../../../platform/sealing/index.ts";
import type { Tie } from "./judge-ties.ts";
import { tiePlace } from "./ties.ts";

/** What somebody said of their own life, as the database hands it over: see sec.ties_of. */
export type SealedTie = {
  readonly id: string;
  readonly kind: Tie["kind"];
  readonly wording: string | null;
  readonly sealedKey: string | null;
  readonly sealed: string | null;
};

/** Opened to be compared, and for nobody to read. */
export function openTies(
  tx: Tx,
  partnershipId: number,
  ties: readonly SealedTie[],
): readonly Tie[] {
  const ring = ringOf(tx);
  return ties.map(({ id, kind, wording: plain, sealedKey, sealed }) => {
    const kept = { plain, sealedKey: bytesOf(sealedKey), sealed: bytesOf(sealed) };
    const place = tiePlace(id, partnershipId);
    return { kind, wording: openText(ring, place, { ...kept, column: "wording_sealed" }) ?? "" };
  });
}

const bytesOf = (text: string | null): Buffer | null =>
  text === null ? null : Buffer.from(text, "base64");
