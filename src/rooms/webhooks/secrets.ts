import { randomBytes } from "node:crypto";
import { secretPrefix } from "../../platform/outbound/signed-post.ts";
import { openBytes, sealValues, type KeyRing, type Place } from "../../platform/sealing/index.ts";

export const newSecret = (): string => secretPrefix + randomBytes(32).toString("base64");

const place = (row: string, partnershipId: number): Place => ({
  table: "work.hook_secrets",
  row,
  partnershipId,
});

type Row = { readonly secretId: string; readonly partnershipId: number };

export function sealSecret(ring: KeyRing, { secretId, partnershipId }: Row, secret: string) {
  const values = { secret_sealed: secret };
  const { sealedKey, sealed } = sealValues(ring, place(secretId, partnershipId), values);
  return { sealedKey, sealed: sealed.secret_sealed };
}

export type SealedSecret = Row & { readonly sealedKey: Buffer; readonly sealed: Buffer };

export const openSecret = (
  ring: KeyRing,
  { secretId, partnershipId, sealedKey, sealed }: SealedSecret,
): string =>
  openBytes(ring, place(secretId, partnershipId), {
    sealedKey,
    sealed,
    column: "secret_sealed",
  }).toString("utf8");
