import type { Tx } from "../../../platform/database/database.ts";
import { setVersion, type NewVersion } from "../../configuration/index.ts";
import type { publicAreasKind } from "../../directory/index.ts";
import type {
  publicCheckKind,
  publicFormKind,
  publicHelpKind,
  publicSignsKind,
} from "../configuration-kinds.ts";

/** What everybody reads without signing in: each is one piece, under its own name. */
export type PublicKind =
  | typeof publicFormKind
  | typeof publicHelpKind
  | typeof publicSignsKind
  | typeof publicAreasKind
  | typeof publicCheckKind;

type Words<K extends PublicKind> = Pick<NewVersion<K>, "partnershipId" | "kind" | "body" | "from">;

/** What the public reads or is asked, from a day on. Runs under the maintenance role. */
export const setPublicPage = <K extends PublicKind>(tx: Tx, given: Words<K>): Promise<void> =>
  setVersion(tx, { ...given, key: given.kind.name });
