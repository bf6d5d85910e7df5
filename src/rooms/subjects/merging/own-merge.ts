import type { CompareStaff } from "../../../platform/http/places-guard.ts";
import { mayOnChild, onceCompared, type AskingFor } from "../may-on-child.ts";
import { findMerge, type Merge } from "./merge-reads.ts";

/**
 * What was joined, where a post of the reader's lets them take it apart. They are compared with the child
 * first; with both children once the two were taken apart.
 */
export function findOwnMerge(
  { compareStaff, ...asking }: AskingFor & { readonly compareStaff: CompareStaff },
  mergeId: string,
): Promise<Merge | undefined> {
  const find = async (): Promise<Merge | undefined> => {
    const merge = await findMerge(asking.tx, mergeId);
    return merge && (await mayTakeApart(asking, merge)) ? merge : undefined;
  };
  return onceCompared(compareStaff, find, ({ personId, otherId, splitAt }) =>
    splitAt === null ? [personId] : [personId, otherId],
  );
}

/** Whether a post of the reader's that reaches the record lets them take it apart. */
export const mayTakeApart = (
  asking: AskingFor,
  { personId }: Pick<Merge, "personId">,
): Promise<boolean> => mayOnChild(asking, personId, "record.merge");
