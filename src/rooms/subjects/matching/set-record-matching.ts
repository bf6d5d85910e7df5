import type { Tx } from "../../../platform/database/database.ts";
import { setVersion, type NewVersion } from "../../configuration/index.ts";
import { recordMatchingKind } from "../configuration-kinds.ts";

type Matching = Pick<NewVersion<typeof recordMatchingKind>, "partnershipId" | "body" | "from">;

/** How records are compared, from a day on. Runs under the maintenance role. */
export const setRecordMatching = (tx: Tx, given: Matching): Promise<void> =>
  setVersion(tx, { ...given, kind: recordMatchingKind, key: "record-matching" });
