import { newDataKey, openBody, openDataKey, sealBody, type Place, type Ring } from "./envelope.ts";

type Sealing<Name extends string> = {
  readonly sealedKey: Buffer;
  readonly sealed: Readonly<Record<Name, Buffer>>;
};

/**
 * Values of one row under one data key, each bound to its column.
 * @param header of a row that has its data key already: it keeps it for life
 */
export function sealValues<Name extends string>(
  ring: Ring,
  place: Place,
  values: Readonly<Record<Name, Buffer | string>>,
  header: Buffer | null = null,
): Sealing<Name> {
  const { key, header: sealedKey } =
    header === null ? newDataKey(ring, place) : { key: openDataKey(ring, header, place), header };
  const names = Object.keys(values) as Name[];
  const sealed = Object.fromEntries(
    names.map((name) => [name, sealBody(key, bytesOf(values[name]), place, name)]),
  ) as Record<Name, Buffer>;
  return { sealedKey, sealed };
}

const bytesOf = (value: Buffer | string): Buffer =>
  typeof value === "string" ? Buffer.from(value, "utf8") : value;

type Kept = {
  /** What was written before there were keys; gone once it is sealed. */
  readonly plain?: string | null;
  readonly sealedKey: Buffer | null;
  readonly sealed: Buffer | null;
  readonly column: string;
};

/** A text of a row, whether it is sealed already or not; null where there is none. */
export function openText(ring: Ring, place: Place, kept: Kept): string | null {
  const { plain, sealedKey, sealed, column } = kept;
  if (sealed === null || sealedKey === null) return plain ?? null;
  return openBody(openDataKey(ring, sealedKey, place), sealed, place, column).toString("utf8");
}

/** Bytes of a row, in the same column whether they are sealed already or not. */
export function openBytes(
  ring: Ring,
  place: Place,
  { sealedKey, sealed, column }: Omit<Kept, "plain"> & { readonly sealed: Buffer },
): Buffer {
  return sealedKey === null
    ? sealed
    : openBody(openDataKey(ring, sealedKey, place), sealed, place, column);
}
