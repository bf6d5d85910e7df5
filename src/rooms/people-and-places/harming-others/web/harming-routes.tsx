import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { datePartsOf } from "../../../../kernel/fields.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { InsetText, SummaryList } from "../../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../../ui/layout/index.ts";
import {
  childForm,
  childFormPage,
  childPage,
  childParams,
  childRoute,
} from "../../../child-record/index.ts";
import { mayDo } from "../../../subjects/index.ts";
import { thingPaths } from "../../web/paths.ts";
import { harmingForm, listHarming, recordHarming, type Harming } from "../harming.ts";

const showRoute = childRoute({
  method: "GET",
  path: "/children/:personId/harming-others",
  access: { permission: "child.view" },
  audit: { action: "child.harming.read" },
  input: { params: childParams },
  handle: async (facts, { tx }) => {
    const { personId } = facts.person;
    const decisions = await listHarming(tx, personId);
    const view = childPage({
      facts,
      tab: "worry",
      heading: "Multi-agency decisions: harm to others",
      summary: undefined,
      children: (
        <>
          <InsetText>
            A child who may be harming others is first a child to be protected. They are on no
            board, no measure is proposed on them, and they are no person of concern.
          </InsetText>
          {mayDo(facts.actor, "level.set", facts) && (
            <p class="govuk-body app-screen-only">
              <a class="govuk-link" href={thingPaths.recordHarming(personId)}>
                Record a multi-agency decision
              </a>
            </p>
          )}
          {decisions.length === 0 && <p class="govuk-body">No decision is recorded.</p>}
          {decisions.map((one) => (
            <Decision one={one} today={facts.today} />
          ))}
        </>
      ),
    });
    return { kind: "page", view };
  },
});

function Decision({ one, today }: { readonly one: Harming; readonly today: string }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">{formatDate(one.decidedOn)}</h2>
      <SummaryList
        rows={[
          verbatimFact("Decided", one.mayHarm ? "They may be harming others" : "No sign of it"),
          verbatimFact(
            "Review by",
            `${formatDate(one.reviewBy)}${one.reviewBy < today ? ": overdue, and not in force" : ""}`,
          ),
          verbatimFact("Took part", one.tookPart.join("\n")),
          verbatimFact("For", one.argumentsFor),
          verbatimFact("Against", one.argumentsAgainst),
          verbatimFact("Their own safety plan", one.safetyPlan),
          verbatimFact("National Referral Mechanism", one.nrm),
          verbatimFact("Section 45", one.section45),
          verbatimFact("Recorded by", one.recordedBy),
        ]}
      />
    </>
  );
}

const recordRoutes = childForm({
  path: "/children/:personId/harming-others/new",
  params: childParams,
  permission: "level.set",
  reads: "child.harming.read",
  action: "child.harming.decide",
  done: "Decision saved on the child’s record.",
  form: harmingForm,
  about: (facts) => Promise.resolve({ facts }),
  begin: ({ facts }, { blank }) => ({ ...blank, decidedOn: datePartsOf(facts.today) }),
  send: ({ facts }, { tx, actor, clock, typed }) =>
    recordHarming(
      tx,
      { actor, at: clock.now(), today: clock.today() },
      { personId: facts.person.personId, form: typed },
    ),
  home: ({ facts }) => thingPaths.harming(facts.person.personId),
  page: ({ facts }, state) =>
    childFormPage({
      facts,
      tab: "worry",
      heading: "Multi-agency decision: harm to others",
      intro:
        "Write about this child as a child to be protected. Name no other child. No tactic beyond protection starts without the grant for enforcement.",
      form: harmingForm,
      state,
      drawing: {},
      action: thingPaths.recordHarming(facts.person.personId),
      button: "Save the decision",
    }),
});

/** On the child’s own record: whether they may be harming others, as agencies decided together. */
export const harmingRoutes: readonly Route[] = [showRoute, ...recordRoutes];
