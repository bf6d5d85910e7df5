import { findManyAlike, listHeldNumbers, type ChildNumber } from "../../subjects/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { whenOf } from "../read-row.ts";
import { listVerified } from "../row-reads.ts";
import { numbersBeside } from "../row-number.ts";
import type { SsdRow } from "./translate.ts";

const atOnce = 500;

type ReadContext = { readonly sourceId: string; readonly today: string };
type Row = Pick<SsdRow, "identifier" | "cells">;

/**
 * The rows that may be of somebody whose record the acting person reaches, by name and birth or by a number.
 * The dataset has every child whom the council knows: the others are not kept, not even as rows that wait. A
 * record out of reach is no record here either.
 */
export async function keepLikely<R extends Row>(
  tx: Tx,
  rows: readonly R[],
  { sourceId, today }: ReadContext,
): Promise<readonly R[]> {
  const first = new Map(rows.map((row) => [row.identifier, row]));
  const ids = [...first.keys()];
  const likely = new Set<string>();
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    for (const { identifier } of await listVerified(tx, sourceId, some)) likely.add(identifier);
    const open = some.filter((id) => !likely.has(id));
    const alike = await findManyAlike(
      tx,
      open.map((id) => soughtOf(first.get(id)?.cells ?? {}, today)),
      today,
    );
    const numbers = open.map((id) => numbersBeside(first.get(id)?.cells ?? {}));
    const held = await listHeldNumbers(tx, numbers.flat());
    const isHeld = (one: ChildNumber): boolean =>
      held.some(({ kind, value }) => kind === one.kind && value === one.value);
    for (const [place, candidates] of alike.entries()) {
      const id = open[place];
      const isFound = candidates.length > 0 || numbers[place]?.some(isHeld) === true;
      if (id !== undefined && isFound) likely.add(id);
    }
  }
  return rows.filter(({ identifier }) => likely.has(identifier));
}

const soughtOf = (cells: Readonly<Record<string, string>>, today: string) => ({
  givenName: cells["givenName"] ?? "",
  familyName: cells["familyName"] ?? "",
  saidIn: "in the row" as const,
  otherNames: [],
  ageAbout: null,
  sex: null,
  school: null,
  bornOn: whenOf(cells["bornOn"] ?? "", today)?.slice(0, 10) ?? null,
});
