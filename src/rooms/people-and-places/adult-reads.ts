import { sql } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Asked } from "./adult-form.ts";
import { whichChild } from "./keep-thing.ts";
import type { Thing } from "./thing-reads.ts";

export type AdultFact = {
  readonly isAdult: boolean;
  readonly source: string;
  readonly knownOn: IsoDate;
  readonly exploited: Asked;
  readonly exploitedBasis: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

export type HarmDecision = {
  readonly decidedOn: IsoDate;
  readonly tookPart: readonly string[];
  readonly argumentsFor: string;
  readonly argumentsAgainst: string;
  readonly safetyPlan: string;
  readonly nrm: string;
  readonly section45: string;
  readonly mayAct: boolean;
  readonly reviewBy: IsoDate;
  readonly recordedBy: string;
};

/** What is known of their age, the newest first, of all records that are read as one. */
export async function listAdultFacts(tx: Tx, thingId: string): Promise<readonly AdultFact[]> {
  const { rows } = await sql<AdultFact>`
    select f.is_adult as "isAdult", f.source, f.known_on::text as "knownOn", f.exploited,
      f.exploited_basis as "exploitedBasis", s.name as "recordedBy", f.recorded_at as "recordedAt"
    from subjects.adult_facts f join directory.staff s on s.staff_id = f.recorded_by
    where f.thing_id in (select subjects.same_things(${thingId}::uuid))
    order by f.recorded_at desc, f.adult_fact_id desc limit 50`.execute(tx);
  return rows;
}

/** Multi-agency decisions about them, the newest first. */
export async function listHarmDecisions(tx: Tx, thingId: string): Promise<readonly HarmDecision[]> {
  const { rows } = await sql<HarmDecision>`
    select d.decided_on::text as "decidedOn", d.took_part as "tookPart", d.arguments_for as "argumentsFor",
      d.arguments_against as "argumentsAgainst", d.safety_plan as "safetyPlan", d.nrm, d.section45,
      d.may_act as "mayAct", d.review_by::text as "reviewBy", s.name as "recordedBy"
    from subjects.harm_decisions d join directory.staff s on s.staff_id = d.recorded_by
    where d.thing_id in (select subjects.same_things(${thingId}::uuid))
    order by d.recorded_at desc, d.harm_decision_id desc limit 50`.execute(tx);
  return rows;
}

/** Why no measure can be taken on a subject, and what to do about it. */
export const noMeasureWords = {
  child: "They are under 18. No measure is taken on a child: ring the MASH",
  "may-be-child": "They may be a child. No measure is taken on a child: ring the MASH",
  "age-unknown":
    "Their age is not known, so they count as a child. Record what shows that they are an adult first",
  "not-asked": "Record first whether they were exploited as a child",
  decision:
    "They were exploited as a child, or may have been. A multi-agency decision must come first",
  group: "Measures on groups are not in use: children can be in one",
  absent: "This subject cannot be found",
} as const;
export type NoMeasure = keyof typeof noMeasureWords;

/**
 * The same, and one thing more that the database does not ask, because its answer would tell of a record out of reach:
 * a child within reach of the same name and day of birth, at whatever age, needs the decision.
 */
export async function whyNoMeasure(
  tx: Tx,
  { thing, today }: { readonly thing: Thing; readonly today: string },
): Promise<NoMeasure | undefined> {
  const because = await noMeasureBecause(tx, { thingId: thing.thingId, today });
  if (because !== undefined || thing.kind !== "person") return because;
  const named = { label: thing.label, born_on: thing.bornOn, known_as: [...thing.knownAs] };
  if ((await whichChild(tx, named)) === undefined) return undefined;
  const [decision] = await listHarmDecisions(tx, thing.thingId);
  return decision?.mayAct === true && decision.reviewBy >= today ? undefined : "decision";
}

/** Whether a person of concern is a child or may be one; the database asks the same before it keeps one. */
export async function mayBeChild(
  tx: Tx,
  { thingId, today }: { readonly thingId: string; readonly today: string },
): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select subjects.may_be_child(${thingId}::uuid, ${today}::date) as may`.execute(tx);
  return rows[0]?.may ?? false;
}

/** Undefined where a measure can be taken; the database asks the same before it keeps one. */
export async function noMeasureBecause(
  tx: Tx,
  { thingId, today }: { readonly thingId: string; readonly today: string },
): Promise<NoMeasure | undefined> {
  const { rows } = await sql<{ because: NoMeasure | null }>`
    select subjects.no_measure_because(${thingId}::uuid, ${today}::date) as because`.execute(tx);
  return rows[0]?.because ?? undefined;
}
