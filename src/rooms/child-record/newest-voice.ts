import type { Tx } from "../../platform/database/database.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

type FindVoice = (
  tx: Tx,
  personId: string,
) => Promise<{ readonly words: string; readonly source: string } | undefined>;

/** What the child said last. */
export const newestVoice = oneOf<FindVoice>("what the child said last");
