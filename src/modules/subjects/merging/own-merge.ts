import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CompareStaff } from "../../../platform/http/places-guard.ts";
import { listCircle } from "../circle-members.ts";
import { mayDo } from "../explain-access.ts";
import { findPerson } from "../people-reads.ts";
import { findMerge, type Merge } from "./merge-reads.ts";

type Asking = { readonly tx: Tx; readonly actor: StaffActor; readonly now: Date };

/**
 * What was joined, where a post of the reader's lets them take it apart. They are compared with the child
 * first, as when the record is opened; with both children once the two were taken apart.
 */
export async function findOwnMerge(
  { compareStaff, ...asking }: Asking & { readonly compareStaff: CompareStaff },
  mergeId: string,
): Promise<Merge | undefined> {
  const merge = await findReachedMerge(asking, mergeId);
  if (!merge) return undefined;
  const ids = merge.splitAt === null ? [merge.personId] : [merge.personId, merge.otherId];
  const found = await compareStaff({ children: ids.map((personId) => ({ personId, chosen: [] })) });
  return found.size === 0 ? merge : findReachedMerge(asking, mergeId);
}

async function findReachedMerge(asking: Asking, mergeId: string): Promise<Merge | undefined> {
  const merge = await findMerge(asking.tx, mergeId);
  return merge && (await mayTakeApart(asking, merge)) ? merge : undefined;
}

/** Whether a post of the reader's that reaches the record lets them take it apart. */
export async function mayTakeApart(
  { tx, actor, now }: Asking,
  { personId }: Pick<Merge, "personId">,
): Promise<boolean> {
  const person = await findPerson(tx, actor, personId);
  if (!person) return false;
  const circle = await listCircle(tx, person.circleId, now);
  return mayDo(actor, "record.merge", { person, circle });
}
