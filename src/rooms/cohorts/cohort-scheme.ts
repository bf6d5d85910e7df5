import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { cohortsKind } from "./configuration-kinds.ts";

/** Kinds of cohorts, what is tried in them and the words for whether it worked, as of a day. */
export type CohortScheme = BodyOf<typeof cohortsKind> & { readonly id: string };

export async function cohortSchemeOn(tx: Tx, on: string): Promise<CohortScheme> {
  const { id, body } = await getConfiguration(tx, { kind: cohortsKind, key: "cohorts", on });
  return { id, ...body };
}
