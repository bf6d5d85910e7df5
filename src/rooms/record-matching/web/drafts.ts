import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import { keptForm, opensRows, type DraftForm, type MayOpen } from "../../work/index.ts";
import { opensRecord } from "../../child-record/index.ts";
import { samePaths } from "./paths.ts";

export const verdictForm = z.object({ verdict: field(), reason: field() });
export const proposalForm = z.object({ reason: field() });
export const answerForm = z.object({ answer: field(), reason: field(), version: field() });
export const splitForm = z.object({ reason: field(), version: field() });

/** Of a pair, in the order in which pairs are kept; which record would stay is chosen anew. */
export const keptVerdict = keptForm("pair-verdict", verdictForm);
export const keptProposal = keptForm("merge-proposal", proposalForm);
/** Of a pair as well: one proposal waits at a time, and the address of proposing leads to it. */
export const keptAnswer = keptForm("merge-answer", answerForm);
export const keptSplit = keptForm("merge-split", splitForm);

const below =
  (place: (one: string, other: string) => string) =>
  (subject: string): string => {
    const [one = "", other = ""] = subject.split("/");
    return place(one, other);
  };

/** Both of the pair. */
const ofPair: MayOpen = async (tx, actor, subject) => {
  const ids = subject.split("/");
  for (const id of ids) if (!(await opensRecord(tx, actor, id))) return false;
  return ids.length === 2;
};

/** Forms about two records that are kept while they are filled in. Titles name nobody. */
export const sameChildDrafts: readonly DraftForm[] = [
  {
    name: "pair-verdict",
    title: "Whether two records are of one child",
    address: below(samePaths.pair),
    mayOpen: ofPair,
  },
  {
    name: "merge-proposal",
    title: "A proposal to join two records",
    address: below(samePaths.merge),
    mayOpen: ofPair,
  },
  {
    name: "merge-answer",
    title: "An answer to a proposal to join two records",
    address: below(samePaths.merge),
    mayOpen: ofPair,
  },
  {
    name: "merge-split",
    title: "Taking two records apart",
    address: samePaths.merged,
    mayOpen: opensRows({ table: "subjects.merges", key: "merge_id" }),
  },
];
