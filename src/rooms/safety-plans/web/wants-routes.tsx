import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import type { Plan } from "../plan.ts";
import { findOpenPlan } from "../plan-reads.ts";
import { saveWants, type WantsForm } from "../save-wants.ts";
import { paths } from "./paths.ts";
import { planPage, Texts, Theirs, type ReadQuery } from "./plan-page.tsx";

const writing = { permission: "plan.manage" } as const;
const wantsForm = z.object({
  childWants: field(),
  parentsWant: field(),
  childView: field(),
  parentsView: field(),
  version: field(),
});

const fields = [
  {
    name: "childWants",
    label: "What the child wants",
    hint: "In the child’s words where you can",
    rows: 4,
  },
  { name: "parentsWant", label: "What parents and carers want", rows: 4 },
  { name: "childView", label: "What the child thinks of the plan", rows: 3 },
  { name: "parentsView", label: "What parents and carers think of the plan", rows: 3 },
] as const;

const blank = (plan?: Plan): WantsForm => ({
  childWants: plan?.childWants ?? "",
  parentsWant: plan?.parentsWant ?? "",
  childView: plan?.childView ?? "",
  parentsView: plan?.parentsView ?? "",
  version: String(plan?.version ?? 0),
});

type WantsPage = ReadQuery<WantsForm> & {
  readonly facts: ChildFacts;
  /** What a colleague saved in the meantime. */
  readonly theirs?: Plan | undefined;
};

function wantsPage({ facts, theirs, csrfToken, typed, errors = [] }: WantsPage): View {
  const now = theirs && blank(theirs);
  return planPage({
    facts,
    errors,
    isStale: theirs !== undefined,
    heading: "What they want, and what they think of the plan",
    children: (
      <>
        {now && (
          <Theirs
            lines={fields
              .map(({ name, label }) => `${label}: ${now[name]}`)
              .filter((line) => !line.endsWith(": "))}
          />
        )}
        <Form action={paths.wants(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={now?.version ?? typed.version} />
          <Texts fields={fields} typed={typed} errors={errors} />
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

export const wantsRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/wants",
    access: writing,
    audit: { action: "child.plan.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const plan = await findOpenPlan(tx, facts.person.personId);
      return { kind: "page", view: wantsPage({ facts, csrfToken, typed: blank(plan) }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/wants",
    access: writing,
    audit: { action: "plan.wants.save" },
    input: { params: childParams, form: wantsForm },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form }) => {
      const { person, today } = facts;
      const change = await saveWants(tx, { actor, at: clock.now(), today }, { person, form });
      if (change.kind === "accepted") {
        return redirectDone(paths.plan(person.personId), "What the child wants was saved.");
      }
      const page = { facts, csrfToken, typed: form };
      if (change.kind === "invalid") {
        return { kind: "invalid", view: wantsPage({ ...page, errors: change.errors }) };
      }
      const theirs = await findOpenPlan(tx, person.personId);
      return { kind: "stale", view: wantsPage({ ...page, theirs }) };
    },
  }),
];
