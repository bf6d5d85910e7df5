import type { Permission } from "../../kernel/permissions.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Colleague, Holder } from "../directory/index.ts";
import { findPerson, listCircle, mayDo, type Person } from "../subjects/index.ts";
import type { Handing } from "./hand-over.ts";

export type Row = { readonly personId: string; readonly reference: string };
export type Taking<T> = {
  readonly one: T;
  readonly taker: Colleague;
  /** What the taker reaches records by. */
  readonly posts: readonly Holder[];
};

export const changedMeanwhile = "somebody else has changed it";

/** The child, where the reader may pass this on and the taker reaches it; else why not. */
export async function groundOf(
  tx: Tx,
  { actor, at, stopPlaces }: Handing,
  { one, taker, posts, permission }: Taking<Row> & { readonly permission: Permission },
): Promise<Person | string> {
  if (await stopPlaces(one.personId)) return "you cannot change this record";
  const person = await findPerson(tx, actor, one.personId);
  if (!person) return "out of your reach";
  const circle = await listCircle(tx, person.circleId, at);
  if (!mayDo(actor, permission, { person, circle })) return "you cannot change this";
  if (person.shutOut.includes(taker.staffId)) {
    return "This person has a conflict of interest and cannot be let in";
  }
  return mayDo({ id: taker.staffId, posts }, "child.view", { person, circle })
    ? person
    : `${taker.name} does not reach this record: hand the child over first`;
}
