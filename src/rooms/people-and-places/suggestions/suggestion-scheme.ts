import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { suggestedLinksKind } from "../configuration-kinds.ts";

/** How links are suggested, as it stands on a day. */
export type SuggestionScheme = BodyOf<typeof suggestedLinksKind>;

export async function suggestionSchemeOn(tx: Tx, on: string): Promise<SuggestionScheme> {
  return (await getConfiguration(tx, { kind: suggestedLinksKind, key: "links", on })).body;
}
