import type { Tx } from "../../platform/database/database.ts";
import { openText, ringOf, sealValues, type Place } from "../../platform/sealing/index.ts";
import type { Said } from "./kinds.ts";

type Row = { readonly waitingId: string; readonly partnershipId: number };

const place = ({ waitingId, partnershipId }: Row): Place => ({
  table: "identify.feed_waiting",
  row: waitingId,
  partnershipId,
});

/** What a row says that waits, as it is kept: sealed under the row’s own data key. */
export function sealSaid(tx: Tx, row: Row, said: Said) {
  const values = { said_sealed: JSON.stringify(said) };
  const { sealedKey, sealed } = sealValues(ringOf(tx), place(row), values);
  return { said: null, sealed_key: sealedKey, ...sealed };
}

type Kept = {
  readonly said: unknown;
  readonly sealedKey: Buffer | null;
  readonly saidSealed: Buffer | null;
};

/** Also what was kept before rows were sealed. */
export function openSaid(tx: Tx, row: Row, { said, sealedKey, saidSealed }: Kept): Said {
  const text = openText(ringOf(tx), place(row), {
    plain: said === null ? null : JSON.stringify(said),
    sealedKey,
    sealed: saidSealed,
    column: "said_sealed",
  });
  return JSON.parse(text ?? "{}") as Said;
}

/** The columns that `openSaid` opens, of `identify.feed_waiting w`. */
export const saidColumns = [
  "w.feed_waiting_id as waitingId",
  "w.partnership_id as partnershipId",
  "w.said",
  "w.sealed_key as sealedKey",
  "w.said_sealed as saidSealed",
] as const;
