import type { Tx } from "../../platform/database/database.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

type IsNameOf = (
  tx: Tx,
  about: { readonly asPapers: AsPapers; readonly personId: string },
  name: string,
) => Promise<boolean>;

/** Whether a name is one of a child's, whom the asker need not reach. Papers know. */
export const nameOfChild = oneOf<IsNameOf>("whether a name is a child's");
