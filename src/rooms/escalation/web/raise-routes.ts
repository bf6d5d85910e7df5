import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { stagesOn } from "../escalation-reads.ts";
import { raiseEscalation, type RaiseForm } from "../raise.ts";
import { tellOtherSide } from "../tell.ts";
import { decidersOf, otherAgencies, ownAgency } from "./ground.ts";
import { escalationPaths } from "./paths.ts";
import { raisePage, type RaisePage } from "./raise-page.tsx";

const form = z.object({
  about: field(),
  agency: field(),
  decider: field(),
  wording: field(),
  asked: field(),
});

type FormState = Pick<RaisePage, "csrfToken" | "typed" | "errors">;

async function viewOf(tx: Tx, facts: ChildFacts, again: FormState) {
  return raisePage({
    facts,
    ...again,
    stages: await stagesOn(tx, facts.today),
    agencies: await otherAgencies(tx, facts),
    deciders: decidersOf(facts),
  });
}

const blank: RaiseForm = form.parse({});

export const raiseRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/escalations/new",
    access: { permission: "escalation.raise" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => ({
      kind: "page",
      view: await viewOf(tx, facts, { csrfToken, typed: blank }),
    }),
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/escalations/new",
    access: { permission: "escalation.raise" },
    audit: { action: "escalation.raise" },
    input: { params: childParams, form },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, circle, today } = facts;
      const ofAgencyId = ownAgency(facts);
      if (ofAgencyId === undefined) return { kind: "forbidden" };
      const calendar = await getWorkingCalendar(tx);
      const acting = { actor, at: clock.now(), today, calendar };
      const change = await raiseEscalation(tx, acting, {
        person,
        ofAgencyId,
        form: typed,
        stages: await stagesOn(tx, today),
        agencyIds: (await otherAgencies(tx, facts)).map(({ agencyId }) => agencyId),
        deciderIds: decidersOf(facts).map(({ staffId }) => staffId),
      });
      if (change.kind === "invalid") {
        const view = await viewOf(tx, facts, { csrfToken, typed, errors: change.errors });
        return { kind: "invalid", view };
      }
      const { escalationId, raised } = change;
      const { deciderId, withAgencyId } = raised;
      const headline = "A colleague disagrees about a child you work with: read what is asked";
      const told = { person, circle, escalationId, deciderId, withAgencyId, headline };
      await tellOtherSide(tx, acting, told);
      return redirectDone(
        escalationPaths.one(person.personId, escalationId),
        "Escalation raised. The answer is due by the date below.",
      );
    },
  }),
];
