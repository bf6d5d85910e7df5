import type { Tx } from "../../platform/database/database.ts";
import { isThingKind, matchOn, type ThingKind } from "./thing-kinds.ts";

type Named = { readonly kind: ThingKind; readonly label: string; readonly identifier: string };

/** Tells of what is named whether the child is linked with it already. */
export async function linkedAlready(tx: Tx, personId: string): Promise<(one: Named) => boolean> {
  const rows = await tx
    .selectFrom("protect.thing_links as l")
    .innerJoin("subjects.things as t", "t.thing_id", "l.thing_id")
    .select(["t.kind", "t.match_on as matchOn"])
    .where("l.person_id", "=", personId)
    .where("l.ended_on", "is", null)
    .execute();
  const held = new Set(
    rows.filter(({ kind }) => isThingKind(kind)).map((row) => `${row.kind} ${row.matchOn}`),
  );
  return ({ kind, ...known }) => held.has(`${kind} ${matchOn(kind, known)}`);
}
