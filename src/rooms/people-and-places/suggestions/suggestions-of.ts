import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Thing } from "../thing-reads.ts";
import {
  findSuggestionFact,
  listDecided,
  readSuggestions,
  type Decided,
  type Suggestion,
  type SuggestionFact,
} from "./suggestion-reads.ts";
import { isAskedFirst } from "./suggestion-rules.ts";
import { suggestionSchemeOn } from "./suggestion-scheme.ts";

const most = 20;

/** What is suggested about a subject, for those who may take it; undefined while suggestions are off. */
export type SuggestionsPart =
  | {
      readonly open: readonly Suggestion[];
      readonly decided: readonly Decided[];
      /** Of a telephone, an account and an address alone. */
      readonly fact: { readonly said: SuggestionFact | undefined } | undefined;
    }
  | undefined;

type Asked = { readonly thing: Thing; readonly today: string };

/** What the page of a subject says of suggested links, to those who may take them and while they are on. */
export async function suggestionsOf(
  tx: Tx,
  actor: StaffActor,
  { thing, today }: Asked,
): Promise<SuggestionsPart> {
  if (!holds(actor, "subject.record")) return undefined;
  const { isOn } = await suggestionSchemeOn(tx, today);
  if (!isOn) return undefined;
  const { thingId, kind } = thing;
  return {
    open: (await readSuggestions(tx, { thingId, today, page: 1, pageSize: most })).rows,
    decided: await listDecided(tx, thingId),
    fact: isAskedFirst(kind) ? { said: await findSuggestionFact(tx, thingId) } : undefined,
  };
}
