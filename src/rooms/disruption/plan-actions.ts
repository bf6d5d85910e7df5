import {
  choiceFrom,
  date,
  defineForm,
  text,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import type { Agency } from "../directory/index.ts";
import { noMeasureBecause } from "../people-and-places/index.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import { endActionForm } from "../work/index.ts";
import type { Measure } from "./measure-reads.ts";
import type { PlanAction } from "./plan-reads.ts";

type Drawing = { readonly agencies: readonly Agency[] };
type Reading = Drawing & { readonly now: Date; readonly today: string };

const agenciesIn = ({ agencies }: Drawing): readonly Option[] =>
  agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name }));

/** What an agency does under a plan, and by when. */
export const planActionForm = defineForm<Reading, Drawing>()(
  {
    wording: text({
      namesNoChild: true,
      label: "What will be done?",
      hint: "One thing. An order, a notice or a tactic is proposed as a measure of its own. Name no child",
      rows: 3,
      called: "What will be done",
      most: 2000,
      missing: "Enter what will be done",
    }),
    agency: choiceFrom({
      label: "Which agency does it?",
      options: agenciesIn,
      unchosen: "Choose an agency",
      missing: "Choose which agency does it",
    }),
    dueOn: date({ label: "By when", called: "By when", missing: "Enter by when" }),
  },
  {
    dueOn: ({ dueOn }, { today }) => dueOn != null && dueOn < today && "It must be today or later",
  },
);

/** Whether actions can be added: to a plan that runs, on a subject on which one can. */
export const takesActions = ({ form, state, isHalted }: Measure): boolean =>
  form === "plan" && state === "started" && !isHalted;

type Adding = {
  readonly measure: Measure;
  readonly agencies: readonly Agency[];
  readonly form: Sent<typeof planActionForm>;
};

/** Adds what an agency does to a plan that runs. */
export async function addPlanAction(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { measure, agencies, form }: Adding,
): Promise<Change> {
  const because = await noMeasureBecause(tx, { thingId: measure.thingId, today });
  if (!takesActions(measure) || because) return { kind: "stale" };
  const context = { agencies, now: at, today };
  const { value, errors } = await readNamingNoChild(tx, planActionForm, { form, context });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("subjects.measure_actions")
    .values({
      measure_action_id: newId(),
      partnership_id: actor.partnershipId,
      measure_id: measure.measureId,
      wording: value.wording,
      agency_id: value.agency,
      due_on: value.dueOn,
      recorded_by: actor.id,
      recorded_at: at,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

type Ending = { readonly action: PlanAction; readonly form: Sent<typeof endActionForm> };

/** Says what came of an action, also where its plan was halted since. */
export async function endPlanAction(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { action, form }: Ending,
): Promise<Change> {
  if (action.state !== "open") return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, endActionForm, { form, context: {} });
  if (errors) return { kind: "invalid", errors };
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("subjects.measure_actions")
    .set({
      state: value.state,
      outcome: value.outcome,
      ended_on: today,
      changed_by: actor.id,
      changed_at: at,
      version: version + 1,
    })
    .where("measure_action_id", "=", action.measureActionId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
