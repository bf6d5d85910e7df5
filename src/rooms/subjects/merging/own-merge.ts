import { mayOnChild, type AskingFor } from "../may-on-child.ts";
import { findMerge, type Merge } from "./merge-reads.ts";

/** What was joined, where a post of the reader's lets them take it apart. */
export async function findOwnMerge(asking: AskingFor, mergeId: string): Promise<Merge | undefined> {
  const merge = await findMerge(asking.tx, mergeId);
  return merge && (await mayTakeApart(asking, merge)) ? merge : undefined;
}

/** Whether a post of the reader's that reaches the record lets them take it apart. */
export const mayTakeApart = (
  asking: AskingFor,
  { personId }: Pick<Merge, "personId">,
): Promise<boolean> => mayOnChild(asking, personId, "record.merge");
