import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { childParams, childRoute, dateInput, dateOf, dateTyped } from "../../child-record/index.ts";
import { changeWarning, recordWarning } from "../record-warning.ts";
import { visitSchemeOn } from "../visit-scheme.ts";
import { findWarning } from "../warning-reads.ts";
import { doorPaths } from "./paths.ts";
import { reviewPage, warnPage } from "./warning-pages.tsx";

const access = { permission: "visit.record" } as const;
const warning = z.object({
  kind: field(),
  wording: field(),
  source: field(),
  ...dateInput("since"),
  ...dateInput("review"),
});
const review = z.object({
  decision: field(),
  reason: field(),
  version: field(),
  ...dateInput("review"),
});
const params = childParams.extend({ visitWarningId: anId });

const reviewRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/visit-warnings/:visitWarningId",
    access,
    audit: { action: "visit-warning.read" },
    input: { params },
    handle: async (facts, { tx, frame: { csrfToken }, params: { visitWarningId } }) => {
      const { personId } = facts.person;
      const found = await findWarning(tx, { personId, warningId: visitWarningId });
      if (!found) return { kind: "notFound" };
      const scheme = await visitSchemeOn(tx, facts.today);
      const typed = {
        ...review.parse({ version: String(found.version) }),
        ...dateTyped("review", addDays(facts.today, scheme.warningReviewDays)),
      };
      return { kind: "page", view: reviewPage({ facts, csrfToken, warning: found, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/visit-warnings/:visitWarningId",
    access,
    audit: { action: "visit-warning.change" },
    input: { params, form: review },
    handle: async (facts, given) => {
      const { tx, actor, clock, frame, form: typed } = given;
      const { person, today } = facts;
      const { personId } = person;
      const warningId = given.params.visitWarningId;
      const found = await findWarning(tx, { personId, warningId });
      if (!found) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today, scheme: await visitSchemeOn(tx, today) };
      const form = { ...typed, review: dateOf(typed, "review") };
      const change = await changeWarning(tx, acting, { person, warning: found, form });
      if (change.kind === "accepted")
        return redirectDone(doorPaths.visits(personId), "Warning saved.");
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { errors, isStale: change.kind === "stale" };
      const { csrfToken } = frame;
      const view = reviewPage({ facts, csrfToken, warning: found, typed, ...again });
      return { kind: change.kind, view };
    },
  }),
];

/** What somebody at the door must know: recorded, looked at again, ended. */
export const warningRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/visit-warnings/new",
    access,
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor, frame: { csrfToken } }) => {
      const scheme = await visitSchemeOn(tx, facts.today);
      const typed = {
        ...warning.parse({ source: actor.name }),
        ...dateTyped("since", facts.today),
        ...dateTyped("review", addDays(facts.today, scheme.warningReviewDays)),
      };
      return { kind: "page", view: warnPage({ facts, scheme, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/visit-warnings/new",
    access,
    audit: { action: "visit-warning.add" },
    input: { params: childParams, form: warning },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const scheme = await visitSchemeOn(tx, today);
      const acting = { actor, at: clock.now(), today, scheme };
      const dates = { since: dateOf(typed, "since"), review: dateOf(typed, "review") };
      const change = await recordWarning(tx, acting, { person, form: { ...typed, ...dates } });
      if (change.kind === "accepted") {
        return redirectDone(
          doorPaths.visits(person.personId),
          "Warning added. It is shown before each visit.",
        );
      }
      const { errors } = change;
      return { kind: "invalid", view: warnPage({ facts, scheme, csrfToken, typed, errors }) };
    },
  }),
  ...reviewRoutes,
];
