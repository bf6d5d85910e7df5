import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, CommandContext, Change } from "./episode.ts";
import { insertTriggerPlan } from "./episode-writes.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";
import { findTriggerPlan } from "./trigger-plan-reads.ts";

export type TriggerPlanForm = {
  readonly description: string;
  readonly likelyPlaces: string;
  readonly likelyPeople: string;
  readonly firstSteps: string;
  readonly whomToRing: string;
  readonly talking: string;
  /** Of the plan that was read; 0 where there was none. */
  readonly version: string;
};

const most = 3000;

function readPlan(form: TriggerPlanForm) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const description = text(form.description, {
    field: "description",
    name: "Description",
    most,
    missing: "Enter a description, with what somebody would recognise the child by",
  });
  const places = text(form.likelyPlaces, { field: "likelyPlaces", name: "Likely places", most });
  const people = text(form.likelyPeople, { field: "likelyPeople", name: "Likely people", most });
  const firstSteps = text(form.firstSteps, {
    field: "firstSteps",
    name: "First steps",
    most,
    missing: "Enter what is done first, and by whom",
  });
  const whomToRing = text(form.whomToRing, {
    field: "whomToRing",
    name: "Whom to ring",
    most,
    missing: "Enter whom to ring in each agency",
  });
  const talking = text(form.talking, { field: "talking", name: "What works", most });
  if (errors.length > 0) return { errors };
  return {
    plan: {
      description,
      likely_places: orNull(places),
      likely_people: orNull(people),
      first_steps: firstSteps,
      whom_to_ring: whomToRing,
      talking: orNull(talking),
    },
  };
}

/** Adds the next version of a child's trigger plan. Earlier ones stay. */
export async function saveTriggerPlan(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form }: About & { readonly form: TriggerPlanForm },
): Promise<Change> {
  const read = readPlan(form);
  if (!("plan" in read)) return { kind: "invalid", errors: read.errors };
  const before = await findTriggerPlan(tx, person.personId);
  if ((before?.version ?? 0) !== versionOf(form.version)) return { kind: "stale" };
  const version = versionOf(form.version) + 1;
  const isMine = await insertTriggerPlan(tx, {
    trigger_plan_id: newId(),
    partnership_id: person.partnershipId,
    person_id: person.personId,
    version,
    ...read.plan,
    recorded_by: actor.id,
    recorded_at: at,
  });
  if (!isMine) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "missing",
    headline: version === 1 ? "Trigger plan written" : `Trigger plan changed: version ${version}`,
    detail: read.plan.first_steps,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
