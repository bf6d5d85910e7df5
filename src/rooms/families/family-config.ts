import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, listInForce, type BodyOf } from "../configuration/index.ts";
import { familyLinksKind, familyQuestionsKind } from "./configuration-kinds.ts";

export type FamilyLinks = BodyOf<typeof familyLinksKind>;
export type FamilyWords = BodyOf<typeof familyQuestionsKind>;

/** The words of one language; its key is the language's tag. */
export type Language = { readonly id: string; readonly key: string; readonly body: FamilyWords };

export const familyLinksOn = async (tx: Tx, on: string): Promise<FamilyLinks> =>
  (await getConfiguration(tx, { kind: familyLinksKind, key: "family-links", on })).body;

export const languagesOn = (tx: Tx, on: string): Promise<readonly Language[]> =>
  listInForce(tx, { kind: familyQuestionsKind, on });
