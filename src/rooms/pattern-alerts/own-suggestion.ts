import type { Clock } from "../../kernel/clock.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { mayOnChild } from "../subjects/index.ts";
import { findSuggestion, type Suggestion } from "./suggestion-reads.ts";

export type Reading = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
};

/** A suggestion, where a post of the reader that reaches the child lets them read it. */
export async function findOwnSuggestion(
  { tx, actor, clock }: Reading,
  id: string,
): Promise<Suggestion | undefined> {
  const suggestion = await findSuggestion(tx, actor, id);
  const asking = { tx, actor, now: clock.now() };
  const may = suggestion && (await mayOnChild(asking, suggestion.personId, "suggestion.read"));
  return may === true ? suggestion : undefined;
}
