import { addDays } from "../../kernel/dates.ts";
import {
  choice,
  choiceFrom,
  defineForm,
  optionalText,
  text,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Agency } from "../directory/index.ts";
import { noMeasureWords, whyNoMeasure, type Thing } from "../people-and-places/index.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { namingErrors } from "./named-children.ts";
import { offeredOn, type CatalogueMeasure, type MeasureScheme } from "./measure-scheme.ts";
import { measureForms } from "./steps.ts";

type Context = {
  readonly offered: readonly CatalogueMeasure[];
  readonly agencies: readonly Agency[];
};

const offeredIn = ({ offered }: Context): readonly Option[] =>
  offered.map(({ key, name, form, who }) => ({
    value: key,
    text: `${name} (${measureForms[form].toLowerCase()}; ${who})`,
  }));
const agenciesIn = ({ agencies }: Context): readonly Option[] =>
  agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name }));

export const households = {
  "no-child": "No child lives there",
  child: {
    text: "A child lives there",
    hint: "A lead agrees the effect on the child before anything is done",
  },
  "not-known": {
    text: "Not known",
    hint: "Treated as if a child lives there",
  },
} as const;

/** Proposes an order, a notice, a warning or a tactic: a person decides, and nothing is done yet. */
export const proposeForm = defineForm<Context, Context>()({
  measure: choiceFrom({
    label: "Measure",
    options: offeredIn,
    unchosen: "Choose a measure",
    missing: "Choose the measure",
  }),
  agency: choiceFrom({
    label: "Lead agency",
    options: agenciesIn,
    unchosen: "Choose an agency",
    missing: "Choose the lead agency",
  }),
  authoriser: text({
    label: "Who authorises it",
    hint: "Name, and rank or role",
    called: "Who authorises it",
    most: 200,
    missing: "Enter who authorises it",
  }),
  reason: text({
    label: "Why it is considered",
    hint: "Facts, and the grounds in law. Name no child",
    rows: 5,
    called: "Why it is considered",
    most: 4000,
    missing: "Enter why it is considered",
  }),
  sourceRisk: text({
    label: "What could happen to the source of what is known",
    hint: "A child can be blamed for it. Write “none seen” only after thinking about it",
    rows: 3,
    called: "The risk to the source",
    most: 2000,
    missing: "Enter the risk to the source",
  }),
  household: choice({
    label: "Does a child live in the household?",
    options: households,
    missing: "Choose whether a child lives in the household",
  }),
  conditions: optionalText({
    label: "Conditions (optional)",
    hint: "Name no child: write “a named child”",
    rows: 4,
    called: "Conditions",
    most: 4000,
  }),
  evidence: optionalText({
    label: "References of evidence (optional)",
    hint: "Crime or intelligence references, no content",
    rows: 2,
    called: "References of evidence",
    most: 2000,
  }),
});

type Proposing = {
  readonly thing: Thing;
  readonly scheme: MeasureScheme;
  readonly agencies: readonly Agency[];
  readonly form: Sent<typeof proposeForm>;
};

/** Proposes a measure on a subject on which one can be taken. */
export async function proposeMeasure(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { thing, scheme, agencies, form }: Proposing,
): Promise<Change & { readonly measureId?: string }> {
  const because = await whyNoMeasure(tx, { thing, today });
  if (because) return invalid("measure", noMeasureWords[because]);
  const offered = offeredOn(scheme, { kind: thing.kind, on: today });
  const { value, errors } = proposeForm.read(form, { offered, agencies });
  if (errors) return { kind: "invalid", errors };
  const { reason, sourceRisk, conditions, evidence } = value;
  const naming = await namingErrors(tx, { reason, sourceRisk, conditions, evidence });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const row = offered.find(({ key }) => key === value.measure);
  if (!row) return invalid("measure", "Choose the measure");
  const measureId = newId();
  await tx
    .insertInto("subjects.measures")
    .values({
      measure_id: measureId,
      partnership_id: actor.partnershipId,
      thing_id: thing.thingId,
      scheme_id: scheme.id,
      measure_key: row.key,
      name: row.name,
      form: row.form,
      lead_agency_id: value.agency,
      authoriser: value.authoriser,
      reason: value.reason,
      source_risk: value.sourceRisk,
      conditions: value.conditions,
      evidence: value.evidence,
      household: value.household,
      state_on: today,
      review_by: addDays(today, row.reviewDays),
      proposed_by: actor.id,
      proposed_at: at,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  return { kind: "accepted", measureId };
}
