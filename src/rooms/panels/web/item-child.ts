import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { findChild, type ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { actionOfDecision } from "../decision-action.ts";
import type { AnyGiven, ItemFacts } from "./sitting-route.ts";

type ReadContext = Pick<AnyGiven, "tx" | "actor" | "clock" | "rooms">;

export const childOf = (
  asking: ReadContext,
  { item }: ItemFacts,
): Promise<ChildFacts | undefined> =>
  item.personId === null ? Promise.resolve(undefined) : findChild(asking, item.personId);

export const mayPromise = (
  actor: StaffActor,
  { item }: ItemFacts,
  child: ChildFacts | undefined,
): boolean =>
  item.personId === null
    ? holds(actor, "action.manage")
    : child !== undefined && mayDo(actor, "action.manage", child);

/** Gives what a decision asks somebody to do; answers what to say of it, where it asks for anything. */
export async function actOn(
  asking: ReadContext,
  facts: ItemFacts,
  decision: string,
): Promise<string | undefined> {
  const { item, acting } = facts;
  if (item.personId === null) return undefined;
  const child = await childOf(asking, facts);
  const person = mayPromise(acting.actor, facts, child) ? child?.person : undefined;
  return actionOfDecision(asking.tx, acting, { item, person, decision });
}
