import { anId } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { listAgencies } from "../../directory/index.ts";
import { subjectForm, subjectFormPage } from "../../people-and-places/index.ts";
import { endActionForm } from "../../work/index.ts";
import { findMeasure, type Measure } from "../measure-reads.ts";
import { addPlanAction, endPlanAction, planActionForm, takesActions } from "../plan-actions.ts";
import { listPlanActions } from "../plan-reads.ts";
import { byOn, measureParams } from "./measure-routes.tsx";
import { measurePaths } from "./paths.ts";

type Asked = { readonly tx: Tx; readonly params: { readonly measureId: string } };

async function findPlan({ tx, params }: Asked): Promise<Measure | undefined> {
  const measure = await findMeasure(tx, params.measureId);
  return measure?.form === "plan" ? measure : undefined;
}

type OfPlan = { readonly measure: Measure };

const common = {
  permission: "measure.record",
  reads: "measure.action.read",
  subjectIds: ({ measure }: OfPlan): readonly string[] => [measure.thingId],
  home: ({ measure }: OfPlan): string => measurePaths.measure(measure.measureId),
} as const;

const addRoutes = subjectForm({
  ...common,
  path: "/measures/:measureId/actions/new",
  params: measureParams,
  action: "measure.action.add",
  done: "Action added. It is counted on My work when it is overdue.",
  form: planActionForm,
  about: async (asked) => {
    const measure = await findPlan(asked);
    if (!measure || !takesActions(measure)) return undefined;
    return { measure, agencies: await listAgencies(asked.tx) };
  },
  send: ({ measure, agencies }, sent) =>
    addPlanAction(sent.tx, byOn(sent), { measure, agencies, form: sent.typed }),
  page: ({ measure, agencies }, state) =>
    subjectFormPage({
      thing: { thingId: measure.thingId, label: measure.thing },
      heading: "Add an action",
      intro: <InsetText>Everyone who reads measures reads these words.</InsetText>,
      form: planActionForm,
      state,
      drawing: { agencies },
      action: measurePaths.addAction(measure.measureId),
      button: "Add the action",
    }),
});

const endRoutes = subjectForm({
  ...common,
  path: "/measures/:measureId/actions/:measureActionId",
  params: measureParams.extend({ measureActionId: anId }),
  action: "measure.action.end",
  done: "Saved. What came of it stands with the action.",
  form: endActionForm,
  about: async (asked) => {
    const measure = await findPlan(asked);
    const actions = measure ? await listPlanActions(asked.tx, measure.measureId) : [];
    const { measureActionId } = asked.params;
    const action = actions.find((one) => one.measureActionId === measureActionId);
    return measure && action && { measure, action };
  },
  isOver: ({ action }) => action.state !== "open",
  send: ({ action }, sent) => endPlanAction(sent.tx, byOn(sent), { action, form: sent.typed }),
  page: ({ measure, action }, state) =>
    subjectFormPage({
      thing: { thingId: measure.thingId, label: measure.thing },
      heading: "What came of the action?",
      intro: <InsetText>{`${action.agency}: ${action.wording}`}</InsetText>,
      form: endActionForm,
      state,
      drawing: {},
      version: action.version,
      action: measurePaths.endAction(measure.measureId, action.measureActionId),
      button: "Save",
    }),
});

/** Actions of a plan for a person of concern. */
export const planRoutes: readonly Route[] = [...addRoutes, ...endRoutes];
