import type { Clock } from "../../kernel/clock.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CompareStaff } from "../../platform/http/places-guard.ts";
import { mayOnChild, onceCompared } from "../subjects/index.ts";
import { findSuggestion, type Suggestion } from "./suggestion-reads.ts";

export type Reading = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly compareStaff: CompareStaff;
};

/** A suggestion, where a post of the reader that reaches the child lets them read it, once they were compared with the child. */
export function findOwnSuggestion(
  { tx, actor, clock, compareStaff }: Reading,
  id: string,
): Promise<Suggestion | undefined> {
  const find = async (): Promise<Suggestion | undefined> => {
    const suggestion = await findSuggestion(tx, actor, id);
    const asking = { tx, actor, now: clock.now() };
    const may = suggestion && (await mayOnChild(asking, suggestion.personId, "suggestion.read"));
    return may === true ? suggestion : undefined;
  };
  return onceCompared(compareStaff, find, ({ personId }) => [personId]);
}
