import { formInput } from "../../../platform/http/form-input.ts";
import type { Route } from "../../../platform/http/route.ts";
import { DeclaredForm, formSummary } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { formHandlers, type FormChange } from "../../work/index.ts";
import { addCase, caseForm, mayAddCase, offeredCases } from "../add-case.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { paths } from "./paths.ts";
import { manages, sittingParams, sittingRoute, type SittingFacts } from "./sitting-route.ts";

const title = "Put a case on the agenda";

const { show, send } = formHandlers<typeof caseForm, SittingFacts, FormChange>({
  form: caseForm,
  isHere: async (facts) => mayAddCase(facts),
  send: (facts, { tx, typed }) =>
    addCase(tx, facts.acting, { sitting: facts.sitting, panel: facts.panel, form: typed }),
  done: "Added to the agenda.",
  home: ({ sitting }) => paths.sitting(sitting.sittingId),
  page: async (facts, state, tx) => ({
    title,
    hasErrors: (state.errors ?? []).length > 0 || state.isStale === true,
    breadcrumbs: crumbsOf(facts, title),
    body: (
      <>
        {formSummary(caseForm, state)}
        <h1 class="govuk-heading-l">{title}</h1>
        <InsetText>
          A case on a place, a group or an online space. Everyone who is invited to the item reads
          its name and its paper. People with a conflict of interest in the case, and people of the
          agency that runs the place, are left out. No child stands on it: a name of a child is
          refused in what is written.
        </InsetText>
        <DeclaredForm
          form={caseForm}
          state={state}
          drawing={await offeredCases(tx, facts)}
          action={paths.addCase(facts.sitting.sittingId)}
          button="Add to the agenda"
        />
      </>
    ),
  }),
});

/** A case on a place, a group or an online space, put on an agenda by who reads it. */
export const caseRoutes: readonly Route[] = [
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/case",
    access: manages,
    audit: { action: "sitting.read" },
    input: { params: sittingParams },
    handle: (facts, given) => show(facts, given),
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/case",
    access: manages,
    audit: { action: "sitting.add" },
    input: { params: sittingParams, form: formInput(caseForm) },
    handle: async (facts, given) => {
      if (!mayAddCase(facts)) return { kind: "notFound" };
      return send(facts, { ...given, typed: given.form }, () => Promise.resolve(facts));
    },
  }),
];
