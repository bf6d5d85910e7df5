import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { findChild, type ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { actionOfDecision } from "../decision-action.ts";
import type { AnyGiven, ItemFacts } from "./sitting-route.ts";

type Asking = Pick<AnyGiven, "tx" | "actor" | "clock">;

export const childOf = (asking: Asking, { item }: ItemFacts): Promise<ChildFacts | undefined> =>
  item.personId === null ? Promise.resolve(undefined) : findChild(asking, item.personId);

export const mayPromise = (
  actor: StaffActor,
  { item }: ItemFacts,
  child: ChildFacts | undefined,
): boolean =>
  item.personId === null
    ? holds(actor, "action.manage")
    : child !== undefined && mayDo(actor, "action.manage", child);

/** What a decision gives somebody to do, where whoever records it reaches the child. */
export async function actOn(asking: Asking, facts: ItemFacts, decision: string): Promise<void> {
  const { item, acting } = facts;
  const child = await childOf(asking, facts);
  if (!child || !mayPromise(acting.actor, facts, child)) return;
  await actionOfDecision(asking.tx, acting, { item, person: child.person, decision });
}
