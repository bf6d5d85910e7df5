import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { SealProblem } from "./seal-problem.ts";

/**
 * What is sealed has two parts. The header is the row's own data key, wrapped by a key of the ring:
 * mark (4 bytes), id of the key (8), iv (12), tag (16), wrapped data key (32). The body is what the
 * data key sealed: iv (12), tag (16), and as many bytes as were given. Both are AES-256-GCM. Only the
 * header names a key of the ring, so that keys are changed without touching a body.
 */
export const mark = Buffer.from("LSE1");
export const headerLength = 72;
/** What a body is longer by than what was given. */
export const bodyExtra = 28;

const idAt = mark.length;
const wrappedAt = idAt + 8;

/** Where something sealed stands. Bound into it: what was moved to another row does not open. */
export type Place = {
  readonly table: string;
  readonly row: string;
  readonly partnershipId: number;
};

/** A key that wraps data keys, by the first bytes of its own digest: a name cannot mislead. */
export type WrappingKey = { readonly id: Buffer; readonly key: Buffer };

export type Ring = {
  /** What is sealed from now on. */
  readonly current: () => WrappingKey;
  readonly find: (id: Buffer) => WrappingKey | undefined;
};

/** One row's own key, with the header that is kept of it. */
export type DataKey = { readonly key: Buffer; readonly header: Buffer };

const boundTo = ({ table, row, partnershipId }: Place, part: string): Buffer =>
  Buffer.from(["lantern", table, row, String(partnershipId), part].join("\n"));

const said = ({ table, row }: Place): string => `${table} ${row}`;

export function newDataKey(ring: Ring, place: Place): DataKey {
  const key = randomBytes(32);
  return { key, header: wrap(ring.current(), key, place) };
}

/** The header's data key. */
export function openDataKey(ring: Ring, header: Buffer, place: Place): Buffer {
  const id = keyIdOf(header, place);
  const wrapping = ring.find(id);
  if (!wrapping) {
    const name = id.toString("hex");
    throw new SealProblem(`${said(place)}: its key ${name} is not among the keys that are here`);
  }
  return decrypt(wrapping.key, header.subarray(wrappedAt), boundTo(place, "key"), place);
}

/** The same data key under the ring's current key; nothing that it sealed changes. */
export function wrapAgain(ring: Ring, header: Buffer, place: Place): Buffer {
  return wrap(ring.current(), openDataKey(ring, header, place), place);
}

export function keyIdOf(header: Buffer, place: Place): Buffer {
  if (header.length !== headerLength || !header.subarray(0, mark.length).equals(mark))
    throw new SealProblem(`${said(place)}: this is not sealed, or was cut off`);
  return header.subarray(idAt, wrappedAt);
}

function wrap({ id, key }: WrappingKey, dataKey: Buffer, place: Place): Buffer {
  return Buffer.concat([mark, id, encrypt(key, dataKey, boundTo(place, "key"))]);
}

/** Seals one of a row's values under its data key. */
export const sealBody = (dataKey: Buffer, plain: Buffer, place: Place, column: string): Buffer =>
  encrypt(dataKey, plain, boundTo(place, column));

export const openBody = (dataKey: Buffer, body: Buffer, place: Place, column: string): Buffer =>
  decrypt(dataKey, body, boundTo(place, column), place);

/** Header and body in one, for a row that has one sealed value. */
export function sealWhole(ring: Ring, plain: Buffer, place: Place, column: string): Buffer {
  const { key, header } = newDataKey(ring, place);
  return Buffer.concat([header, sealBody(key, plain, place, column)]);
}

export function openWhole(ring: Ring, sealed: Buffer, place: Place, column: string): Buffer {
  const key = openDataKey(ring, sealed.subarray(0, headerLength), place);
  return openBody(key, sealed.subarray(headerLength), place, column);
}

function encrypt(key: Buffer, plain: Buffer, bound: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(bound);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer, bound: Buffer, place: Place): Buffer {
  const problem = `${said(place)}: does not open: it was altered, cut off, or belongs to another row`;
  if (sealed.length < bodyExtra) throw new SealProblem(problem);
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12), {
    authTagLength: 16,
  })
    .setAAD(bound)
    .setAuthTag(sealed.subarray(12, bodyExtra));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(bodyExtra)), decipher.final()]);
  } catch {
    throw new SealProblem(problem);
  }
}
