import { defineForm, optionalText, text, type Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { saysUntold } from "../family-network/index.ts";
import type { About, Change } from "./episode.ts";
import { insertTriggerPlan } from "./episode-writes.ts";
import { findTriggerPlan } from "./trigger-plan-reads.ts";

const most = 3000;
const rows = 4;

/** What is done first when this child goes missing. */
export const planForm = defineForm()({
  description: text({
    label: "Description",
    hint: "Height, build, hair, distinguishing features, usual clothing",
    rows,
    called: "Description",
    most,
    missing: "Enter a description, with distinguishing features",
  }),
  firstSteps: text({
    label: "First steps",
    hint: "What is done in the first hour, who by, in which order",
    rows,
    called: "First steps",
    most,
    missing: "Enter what is done first, and who by",
  }),
  likelyPlaces: optionalText({
    label: "Where they may be (optional)",
    hint: "Where they have been found before, and how they travel",
    rows,
    called: "Likely places",
    most,
  }),
  likelyPeople: optionalText({
    label: "Who they may be with (optional)",
    hint: "Friends, family and others, with what is known of each",
    rows,
    called: "Likely people",
    most,
  }),
  whomToRing: text({
    label: "Who to ring",
    hint: "By agency, with numbers, in and out of hours",
    rows,
    called: "Who to ring",
    most,
    missing: "Enter who to ring in each agency",
  }),
  talking: optionalText({
    label: "What works when talking with them (optional)",
    hint: "Who they trust, what calms, what to avoid",
    rows,
    called: "What works",
    most,
  }),
});

/** Adds the next version of a child's trigger plan. Earlier ones stay. */
export async function saveTriggerPlan(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form }: About & { readonly form: Sent<typeof planForm> },
): Promise<Change> {
  const { value: plan, errors } = planForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const untold = await saysUntold(tx, { ...person, today }, plan.whomToRing);
  if (untold !== undefined) {
    const message = `${untold}: take them out of who to ring`;
    return { kind: "invalid", errors: [{ field: "whomToRing", message }] };
  }
  const before = await findTriggerPlan(tx, person.personId);
  if ((before?.version ?? 0) !== versionOf(form.version)) return { kind: "stale" };
  const version = versionOf(form.version) + 1;
  const isMine = await insertTriggerPlan(tx, {
    trigger_plan_id: newId(),
    partnership_id: person.partnershipId,
    person_id: person.personId,
    version,
    description: plan.description,
    likely_places: plan.likelyPlaces,
    likely_people: plan.likelyPeople,
    first_steps: plan.firstSteps,
    whom_to_ring: plan.whomToRing,
    talking: plan.talking,
    recorded_by: actor.id,
    recorded_at: at,
  });
  if (!isMine) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "missing",
    headline: version === 1 ? "Trigger plan written" : `Trigger plan changed: version ${version}`,
    detail: plan.firstSteps,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
