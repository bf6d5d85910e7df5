import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { childForm, childParams, type ChildFacts } from "../../child-record/index.ts";
import { stagesOn } from "../escalation-reads.ts";
import { raiseEscalation } from "../raise.ts";
import { raiseForm } from "../raise-form.ts";
import { tellOtherSide } from "../tell.ts";
import { decidersOf, otherAgencies, ownAgency } from "./context.ts";
import { escalationPaths } from "./paths.ts";
import { raisePage } from "./raise-page.tsx";

const choicesOf = async (tx: Tx, facts: ChildFacts) => ({
  agencies: await otherAgencies(tx, facts),
  deciders: decidersOf(facts),
});

export const raiseRoutes: readonly Route[] = childForm({
  path: "/children/:personId/escalations/new",
  params: childParams,
  permission: "escalation.raise",
  reads: "child.read",
  action: "escalation.raise",
  done: "Escalation raised. The answer is due by the date below.",
  form: raiseForm,
  about: (facts) => Promise.resolve(facts),
  send: async (facts, { tx, actor, clock, typed }) => {
    const { person, circle, today } = facts;
    const ofAgencyId = ownAgency(facts);
    if (ofAgencyId === undefined) return { kind: "answered", outcome: { kind: "forbidden" } };
    const calendar = await getWorkingCalendar(tx);
    const acting = { actor, at: clock.now(), today, calendar };
    const change = await raiseEscalation(tx, acting, {
      ...(await choicesOf(tx, facts)),
      person,
      ofAgencyId,
      form: typed,
      stages: await stagesOn(tx, today),
    });
    if (change.kind === "invalid") return change;
    const { escalationId } = change;
    await tellOtherSide(tx, acting, {
      person,
      circle,
      escalationId,
      deciderId: typed.decider || null,
      withAgencyId: typed.agency,
      headline: "A colleague disagrees about a child you work with: read what is asked",
    });
    return { kind: "accepted", to: escalationPaths.one(person.personId, escalationId) };
  },
  home: ({ person }) => escalationPaths.ofChild(person.personId),
  page: async (facts, state, tx) => {
    const { stages } = await stagesOn(tx, facts.today);
    return raisePage(facts, state, { ...(await choicesOf(tx, facts)), stages });
  },
});
