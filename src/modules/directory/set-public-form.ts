import type { Tx } from "../../platform/database/database.ts";
import { setVersion, type NewVersion } from "./set-version.ts";

type Words = Pick<NewVersion<"public-form">, "partnershipId" | "body" | "from">;

/** How the public is asked, from a day on. Runs under the maintenance role. */
export const setPublicForm = (tx: Tx, given: Words): Promise<void> =>
  setVersion(tx, { ...given, kind: "public-form", key: "public-form" });
