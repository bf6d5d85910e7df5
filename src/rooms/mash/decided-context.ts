import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { findPerson, listCircle } from "../subjects/index.ts";
import { choicesOn } from "./decision-form.ts";
import type { DecidedContext } from "./decision-paper.ts";
import { findEpisode } from "./episode-reads.ts";
import { findDecision } from "./work-reads.ts";

type ReadContext = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

/**
 * What a paper of the decision is made of, for whoever has no page in front of them. Undefined where
 * there is none to make: not decided, about no child, or out of reach.
 */
export async function decidedContext(
  tx: Tx,
  { actor, at, today }: ReadContext,
  concernId: string,
): Promise<DecidedContext | undefined> {
  const episode = await findEpisode(tx, actor, concernId);
  const person = episode?.personId ? await findPerson(tx, actor, episode.personId) : undefined;
  const decision = await findDecision(tx, concernId);
  if (!episode || !person || !decision) return undefined;
  const circle = await listCircle(tx, person.circleId, at);
  return {
    episode,
    person,
    decision,
    lead: circle.find(({ basis }) => basis === "allocation"),
    choices: await choicesOn(tx, today),
  };
}
