import { z } from "zod";
import { anId } from "../../../platform/http/field.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  findMerge,
  findMergeBreach,
  listLooksBefore,
  listMergeTells,
  splitRefusals,
  whoEndsConflicts,
  type Merge,
} from "../../subjects/index.ts";
import { readWrittenSince } from "../written-since.ts";
import { keptSplit } from "./drafts.ts";
import { mergedPage, type MergedPage } from "./merged-page.tsx";
import { samePaths } from "./paths.ts";

export const mergeParams = z.object({ mergeId: anId });

export type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly now: Date;
  readonly today: string;
};

export async function factsOf({ tx, actor, today }: ReadContext, merge: Merge) {
  const { mergeId, splitAt } = merge;
  const isSplit = splitAt !== null;
  const { typed = { reason: "" }, savedAt } = isSplit
    ? { savedAt: undefined }
    : await keptSplit.find(tx, mergeId);
  const refusals = isSplit ? [] : await splitRefusals(tx, mergeId);
  return {
    merge,
    today,
    typed,
    refusals,
    endsConflicts: refusals.includes("conflict")
      ? await whoEndsConflicts(tx, { actor, today }, merge.personId)
      : undefined,
    draft: keptSplit.draft(mergeId, { returnTo: samePaths.merges(), savedAt }),
    looks: await listLooksBefore(tx, mergeId),
    tells: isSplit ? await listMergeTells(tx, { mergeId, today }) : [],
    since: isSplit ? await readWrittenSince(tx, { mergeId, today }) : [],
    breach: isSplit ? await findMergeBreach(tx, mergeId) : undefined,
    mayReadRegisters: holds(actor, "governance.view"),
  };
}

export const idsOf = ({ personId, otherId }: Merge): readonly string[] => [personId, otherId];

export const staleWords: Readonly<Record<"stale" | "refused" | "tangled", string>> = {
  stale: "A colleague has already done this",
  refused: "There is now an obstacle",
  tangled: "A later entry depends on both records. Ring the duty manager to correct it first",
};

/** The page again, as it is now, with what was typed. */
export async function again(
  asking: ReadContext,
  merge: Merge,
  more: Pick<MergedPage, "csrfToken"> & Partial<MergedPage>,
) {
  const now = (await findMerge(asking.tx, merge.mergeId)) ?? merge;
  return mergedPage({ ...(await factsOf(asking, now)), ...more });
}
