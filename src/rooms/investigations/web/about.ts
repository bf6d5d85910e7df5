import { anId } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { childParams, tellableAround, type ChildFacts } from "../../child-record/index.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { mayDo } from "../../subjects/index.ts";
import type { Investigation, Step } from "../investigation.ts";
import { findInvestigation, listSteps } from "../reads.ts";
import { investigationSchemeOn } from "../scheme.ts";
import type { Working } from "../step-questions.ts";

export const investigationParams = childParams.extend({ investigationId: anId });

export type Params = { readonly personId: string; readonly investigationId: string };

/** An investigation as its forms need it. */
export type About = { readonly facts: ChildFacts; readonly working: Working };

export async function readAbout(
  facts: ChildFacts,
  tx: Tx,
  params: Params,
): Promise<About | undefined> {
  const investigation = await findInvestigation(tx, params);
  if (!investigation) return undefined;
  const tellable = await tellableAround.oneIn(facts.rooms)(tx, facts);
  const scheme = await investigationSchemeOn(tx, facts.today);
  const calendar = await getWorkingCalendar(tx);
  const { today } = facts;
  return { facts, working: { investigation, tellable, scheme, calendar, today } };
}

/** An investigation as its page shows it. */
export type Shown = {
  readonly facts: ChildFacts;
  readonly investigation: Investigation;
  readonly steps: readonly Step[];
  readonly mayRecord: boolean;
};

export async function readShown(
  facts: ChildFacts,
  tx: Tx,
  params: Params,
): Promise<Shown | undefined> {
  const investigation = await findInvestigation(tx, params);
  if (!investigation) return undefined;
  const steps = await listSteps(tx, investigation.investigationId);
  return { facts, investigation, steps, mayRecord: mayRecord(facts) };
}

export const mayRecord = (facts: ChildFacts): boolean =>
  mayDo(facts.actor, "investigation.record", facts);
