import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { field } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Textarea } from "../../../ui/govuk/index.ts";
import { childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import { agreePlan, closePlan, fingerprintOf, type CloseForm } from "../agree-plan.ts";
import { contentOf, type WholePlan } from "../plan.ts";
import { findPlan } from "../plan-reads.ts";
import { findStandingPlan, type StandingPlan } from "../standing-plan.ts";
import { listAgreed } from "../version-reads.ts";
import { agreePage, type AgreeTyped } from "./agree-page.tsx";
import { paths } from "./paths.ts";
import { planPage, Theirs, type ReadQuery } from "./plan-page.tsx";

const writing = { permission: "plan.manage" } as const;
const agreeForm = z.object({
  "agreedOn-day": field(),
  "agreedOn-month": field(),
  "agreedOn-year": field(),
  agreedWith: field(),
  notAgreed: field(),
  "reviewBy-day": field(),
  "reviewBy-month": field(),
  "reviewBy-year": field(),
  seen: field(),
});
const closeForm = z.object({ reason: field(), version: field() });

const formOf = (typed: AgreeTyped) => ({
  agreedOn: {
    day: typed["agreedOn-day"],
    month: typed["agreedOn-month"],
    year: typed["agreedOn-year"],
  },
  agreedWith: typed.agreedWith,
  notAgreed: typed.notAgreed,
  reviewBy: {
    day: typed["reviewBy-day"],
    month: typed["reviewBy-month"],
    year: typed["reviewBy-year"],
  },
  seen: typed.seen,
});

type Standing = StandingPlan & { readonly whole: WholePlan };

async function findWhole(tx: Tx, facts: ChildFacts): Promise<Standing | undefined> {
  const { person, today } = facts;
  const { whole, ...rest } = await findStandingPlan(tx, { personId: person.personId, today });
  return whole && { whole, ...rest };
}

/** Today, and the review that the scheme proposes. */
function blankAgreement({ today }: ChildFacts, { whole, scheme }: Standing): AgreeTyped {
  const on = datePartsOf(today);
  const by = datePartsOf(addDays(today, scheme.reviewWithinDays));
  return {
    ...agreeForm.parse({}),
    "agreedOn-day": on.day,
    "agreedOn-month": on.month,
    "agreedOn-year": on.year,
    "reviewBy-day": by.day,
    "reviewBy-month": by.month,
    "reviewBy-year": by.year,
    seen: fingerprintOf(contentOf(whole)),
  };
}

type ClosePage = ReadQuery<CloseForm> & { readonly facts: ChildFacts; readonly isStale?: boolean };

function closePage({ facts, csrfToken, typed, errors = [], isStale = false }: ClosePage): View {
  return planPage({
    facts,
    errors,
    isStale,
    heading: "Close the plan",
    children: (
      <>
        {isStale && <Theirs lines={["The plan was changed or closed."]} />}
        <p class="govuk-body app-form">
          Its versions stay to be read. Open actions stay open until their outcome is recorded.
        </p>
        <Form action={paths.close(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={typed.version} />
          <Textarea
            name="reason"
            label={{ text: "Why the plan ends" }}
            hint={{ text: "What is in place without it, and the source" }}
            value={typed.reason}
            rows={4}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Close the plan" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

export const agreeRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/agree",
    access: writing,
    audit: { action: "child.plan.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const standing = await findWhole(tx, facts);
      if (!standing) return { kind: "notFound" };
      const typed = blankAgreement(facts, standing);
      const { whole } = standing;
      return { kind: "page", view: agreePage({ facts, standing, whole, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/agree",
    access: writing,
    audit: { action: "plan.agree" },
    input: { params: childParams, form: agreeForm },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form }) => {
      const { person, today } = facts;
      const standing = await findWhole(tx, facts);
      if (!standing) return { kind: "notFound" };
      const { whole } = standing;
      const last = (await listAgreed(tx, person.personId))[0]?.number ?? 0;
      const agreeing = { person, whole, last, form: formOf(form) };
      const change = await agreePlan(tx, { actor, at: clock.now(), today }, agreeing);
      if (change.kind === "accepted") {
        return redirectDone(
          paths.plan(person.personId),
          "Safety plan agreed. This version is kept.",
        );
      }
      const page = { facts, standing, whole, csrfToken };
      if (change.kind === "invalid") {
        const view = agreePage({ ...page, typed: form, errors: change.errors });
        return { kind: "invalid", view };
      }
      const typed = { ...form, seen: blankAgreement(facts, standing).seen };
      return { kind: "stale", view: agreePage({ ...page, typed, isStale: true }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/close",
    access: writing,
    audit: { action: "child.plan.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const whole = await findPlan(tx, facts.person.personId);
      if (!whole) return { kind: "notFound" };
      const typed = { reason: "", version: String(whole.plan.version) };
      return { kind: "page", view: closePage({ facts, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/close",
    access: writing,
    audit: { action: "plan.close" },
    input: { params: childParams, form: closeForm },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form }) => {
      const { person, today } = facts;
      const whole = await findPlan(tx, person.personId);
      if (!whole) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today };
      const change = await closePlan(tx, acting, { person, whole, form });
      if (change.kind === "accepted") {
        return redirectDone(paths.plan(person.personId), "Safety plan closed.");
      }
      const page = { facts, csrfToken };
      if (change.kind === "invalid") {
        const view = closePage({ ...page, typed: form, errors: change.errors });
        return { kind: "invalid", view };
      }
      const typed = { ...form, version: String(whole.plan.version) };
      return { kind: "stale", view: closePage({ ...page, typed, isStale: true }) };
    },
  }),
];
