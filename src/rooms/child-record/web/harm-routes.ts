import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { keptForm } from "../../work/index.ts";
import { listHarmDecisions } from "../harm-reads.ts";
import { setHarmStatus } from "../set-harm-status.ts";
import { childParams, childRoute } from "./child-route.ts";
import { blankDecision, decisionInput, decisionOf } from "./decision-input.ts";
import { harmPage } from "./harm-form-page.tsx";
import { whatOvertook } from "./overtaken.tsx";
import { paths } from "./paths.ts";

const harmForm = z.object({ ...decisionInput, status: field(), version: field() });

const kept = keptForm("harm-status", harmForm);

const draftOf = (personId: string, savedAt?: string) =>
  kept.draft(personId, { returnTo: paths.worry(personId), savedAt });

export const harmRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/harm-status",
    access: { permission: "level.set" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame }) => {
      const { personId } = facts.person;
      const {
        typed = { ...blankDecision(facts.today, facts.harmScheme), status: "", version: "" },
        savedAt,
      } = await kept.find(tx, personId);
      const [previous] = await listHarmDecisions(tx, personId);
      const draft = draftOf(personId, savedAt);
      const view = harmPage({ facts, csrfToken: frame.csrfToken, typed, previous, draft });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/harm-status",
    access: { permission: "level.set" },
    audit: { action: "harm.set" },
    input: { params: childParams, form: harmForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today, harmScheme } = facts;
      const form = { ...decisionOf(typed), status: typed.status, version: typed.version };
      const calendar = await getWorkingCalendar(tx);
      const deciding = { actor, at: clock.now(), today, harmScheme, calendar };
      const change = await setHarmStatus(tx, deciding, { person, form });
      const { personId } = person;
      if (change.kind === "accepted") {
        await kept.end(tx, personId);
        return redirectDone(paths.worry(personId), "Harm status saved. It is in the chronology.");
      }
      const [previous] = await listHarmDecisions(tx, personId);
      const draft = draftOf(personId);
      const again = { facts, csrfToken: frame.csrfToken, typed, previous, draft };
      if (change.kind === "invalid") {
        return { kind: "invalid", view: harmPage({ ...again, errors: change.errors }) };
      }
      const stale = await whatOvertook(tx, facts, change.now);
      const now = { ...facts, standing: change.now };
      return { kind: "stale", view: harmPage({ ...again, facts: now, stale }) };
    },
  }),
];
