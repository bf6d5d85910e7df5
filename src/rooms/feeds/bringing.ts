import type { Tx } from "../../platform/database/database.ts";
import {
  findPerson,
  listCircle,
  mayDo,
  type CircleMember,
  type Person,
} from "../subjects/index.ts";
import type { CommandContext } from "./writing.ts";

type Child = { readonly person: Person; readonly circle: readonly CircleMember[] };

/** The child, where a post that reaches them or a place in the circle lets the actor bring rows in, or match them. */
export async function findForBringing(
  tx: Tx,
  { actor, at, by = "feed.run" }: CommandContext,
  personId: string,
): Promise<Child | undefined> {
  const person = await findPerson(tx, actor, personId);
  const circle = person && (await listCircle(tx, person.circleId, at));
  if (!person || !circle || !mayDo(actor, by, { person, circle })) return undefined;
  return { person, circle };
}
