import { oneOf } from "../../platform/rooms/slot.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";

/** Of each text, whether somebody is named in it, or words that are held. */
type FindNaming = (
  tx: Tx,
  about: {
    readonly asPapers: AsPapers;
    readonly personId: string;
    readonly at: Date;
    readonly readerId: string;
  },
  texts: readonly string[],
) => Promise<readonly boolean[]>;

/** Papers know who is named. */
export const textsNaming = oneOf<FindNaming>("whether a text names someone");
