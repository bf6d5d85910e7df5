import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { relationshipsKind, responsibilityKind } from "./configuration-kinds.ts";

export type FamilyScheme = Pick<BodyOf<typeof relationshipsKind>, "relationships" | "sources"> &
  Pick<BodyOf<typeof responsibilityKind>, "kinds" | "orders">;

/** Relationships, sources, kinds of responsibility and of orders in force on a day. */
export async function familySchemeOn(tx: Tx, on: string): Promise<FamilyScheme> {
  const people = await getConfiguration(tx, { kind: relationshipsKind, key: "relationships", on });
  const held = await getConfiguration(tx, { kind: responsibilityKind, key: "responsibility", on });
  const { relationships, sources } = people.body;
  const { kinds, orders } = held.body;
  return { relationships, sources, kinds, orders };
}

/** By the list in force; a key that is on it no more is shown as it is. */
export const nameIn = (
  list: readonly { readonly key: string; readonly name: string }[],
  key: string,
): string => list.find((one) => one.key === key)?.name ?? key;
