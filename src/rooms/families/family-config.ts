import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, listInForce, type ConfigurationBody } from "../configuration/index.ts";

export type FamilyLinks = ConfigurationBody<"family-links">;
export type FamilyWords = ConfigurationBody<"family-questions">;

/** The words of one language; its key is the language's tag. */
export type Language = { readonly id: string; readonly key: string; readonly body: FamilyWords };

export const familyLinksOn = async (tx: Tx, on: string): Promise<FamilyLinks> =>
  (await getConfiguration(tx, { kind: "family-links", key: "family-links", on })).body;

export const languagesOn = (tx: Tx, on: string): Promise<readonly Language[]> =>
  listInForce(tx, { kind: "family-questions", on });
