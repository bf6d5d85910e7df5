import { headerLength, openBody, openDataKey } from "../sealing/envelope.ts";
import type { KeyRing } from "../sealing/key-ring.ts";
import type { SealedTable } from "../sealing/sealed-columns.ts";

export type OpenedRow = {
  readonly id: string;
  /** By the column that a value stands in when it is not sealed; null where the row has none. */
  readonly texts: Readonly<Record<string, string | null>>;
  /** What leaves as a file, where the table has one; null where the content stays. */
  readonly content: Buffer | null;
};

/**
 * Opens what `read-rows.ts` reads beside a row's values.
 * @throws {SealProblem} where the key is not here, or something was altered
 */
export function openRow(ring: KeyRing, sealed: SealedTable, read: readonly unknown[]): OpenedRow {
  const [id, partnershipId, header, ...bodies] = read as [
    string,
    number,
    Buffer | null,
    ...(Buffer | null)[],
  ];
  const place = { table: sealed.table, row: id, partnershipId };
  const key =
    header === null ? undefined : openDataKey(ring, header.subarray(0, headerLength), place);
  const texts: Record<string, string | null> = {};
  let content: Buffer | null = null;
  sealed.values.forEach(({ column, plain, kind }, at) => {
    const body = bodies[at] ?? null;
    const opened = body && (key === undefined ? body : openBody(key, body, place, column));
    if (kind === "bytes") content = opened;
    else if (opened) texts[plain] = opened.toString("utf8");
  });
  return { id, texts, content };
}
