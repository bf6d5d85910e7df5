import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Person } from "../subjects/index.ts";
import { findOpenPlan } from "./plan-reads.ts";
import { changePlan, openPlan, type PlanChange } from "./plan-writes.ts";
import { readTexts } from "./read-texts.ts";

export type WantsForm = Readonly<
  Record<"childWants" | "parentsWant" | "childView" | "parentsView" | "version", string>
>;

const rules = {
  childWants: { name: "What the child wants", most: 4000 },
  parentsWant: { name: "What parents and carers want", most: 4000 },
  childView: { name: "What the child thinks of the plan", most: 4000 },
  parentsView: { name: "What parents and carers think of the plan", most: 4000 },
};

/** What the child and the family want, and what they think of the plan. */
export async function saveWants(
  tx: Tx,
  acting: CommandContext,
  { person, form }: { person: Person; form: WantsForm },
): Promise<PlanChange> {
  const read = readTexts(form, rules);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { childWants, parentsWant, childView, parentsView } = read.texts;
  const before = await findOpenPlan(tx, person.personId);
  const planId = before?.planId ?? (await openPlan(tx, acting, person));
  const version = before ? versionOf(form.version) : 1;
  const set = {
    child_wants: childWants || null,
    parents_want: parentsWant || null,
    child_view: childView || null,
    parents_view: parentsView || null,
  };
  const isDone = await changePlan(tx, acting, { planId, version, set });
  return { kind: isDone ? "accepted" : "stale" };
}
