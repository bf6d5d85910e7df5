import { z } from "zod";
import { formatDate } from "../../../kernel/dates.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import { comparePlans } from "../compare-plans.ts";
import { planSchemeOn, type PlanScheme } from "../plan-scheme.ts";
import { findAgreed, listAgreed, type Agreed, type AgreedLine } from "../version-reads.ts";
import { ContentView, Differences } from "./content-view.tsx";
import { paths } from "./paths.ts";
import { planPage } from "./plan-page.tsx";

const aNumber = z.coerce.number<string>().int().min(1).max(9999);
const versionParams = childParams.extend({ number: aNumber.catch(0) });
const viewing = { permission: "child.view" } as const;

function listPage(facts: ChildFacts, versions: readonly AgreedLine[]): View {
  const { personId } = facts.person;
  return planPage({
    facts,
    heading: "Versions of the plan",
    children: (
      <SortableTable
        caption="What was agreed"
        captionClasses="govuk-visually-hidden"
        columns={[
          { key: "number", text: "Version" },
          { key: "on", text: "Agreed" },
          { key: "with", text: "With" },
          { key: "review", text: "To be reviewed by" },
          { key: "compare", text: "Compare" },
        ]}
        groups={[
          {
            rows: versions.map((one) => ({
              number: (
                <a class="govuk-link" href={paths.version(personId, one.number)}>
                  {`Version ${String(one.number)}`}
                </a>
              ),
              on: `${formatDate(one.agreedOn)}, by ${one.agreedBy}`,
              with: <span class="app-verbatim">{one.agreedWith}</span>,
              review:
                one.closedOn === null
                  ? formatDate(one.reviewBy)
                  : `The plan was closed on ${formatDate(one.closedOn)}`,
              compare:
                one.number === 1 ? (
                  "The first"
                ) : (
                  <a
                    class="govuk-link"
                    href={`${paths.version(personId, one.number)}?with=${String(one.number - 1)}`}
                  >
                    {`With version ${String(one.number - 1)}`}
                  </a>
                ),
            })),
          },
        ]}
        empty="No version of a plan has been agreed yet."
      />
    ),
  });
}

type VersionPage = {
  readonly facts: ChildFacts;
  readonly version: Agreed;
  readonly other: Agreed | undefined;
  readonly scheme: PlanScheme;
};

function versionPage({ facts, version, other, scheme }: VersionPage): View {
  const { personId } = facts.person;
  return planPage({
    facts,
    heading: `Version ${String(version.number)} of the plan`,
    children: (
      <>
        <SummaryList
          rows={[
            verbatimFact(
              "Agreed",
              `${formatDate(version.agreedOn)}, recorded by ${version.agreedBy}`,
            ),
            verbatimFact("With", version.agreedWith),
            verbatimFact("Not agreed", version.notAgreed),
            verbatimFact("To be reviewed by", formatDate(version.reviewBy)),
            verbatimFact("The plan was closed", version.closedReason),
          ]}
        />
        {other && (
          <>
            <h2 class="govuk-heading-m">
              {`What is different from version ${String(other.number)}`}
            </h2>
            <Differences rows={comparePlans(other.content, version.content, scheme)} />
          </>
        )}
        {!other && version.number > 1 && (
          <p class="govuk-body app-screen-only">
            <a
              class="govuk-link"
              href={`${paths.version(personId, version.number)}?with=${String(version.number - 1)}`}
            >
              {`What is different from version ${String(version.number - 1)}`}
            </a>
          </p>
        )}
        <h2 class="govuk-heading-m">What was agreed</h2>
        <ContentView content={version.content} scheme={scheme} />
      </>
    ),
  });
}

export const versionRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/versions",
    access: viewing,
    audit: { action: "child.plan.read" },
    input: { params: childParams },
    handle: async (facts, { tx }) => ({
      kind: "page",
      view: listPage(facts, await listAgreed(tx, facts.person.personId)),
    }),
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/versions/:number",
    access: viewing,
    audit: { action: "child.plan.read" },
    input: { params: versionParams, query: z.object({ with: optionalQuery(aNumber) }) },
    handle: async (facts, { tx, params: { number }, query }) => {
      const { personId } = facts.person;
      const version = await findAgreed(tx, { personId, number });
      if (!version) return { kind: "notFound" };
      const other =
        query.with === undefined
          ? undefined
          : await findAgreed(tx, { personId, number: query.with });
      const scheme = await planSchemeOn(tx, version.agreedOn);
      return { kind: "page", view: versionPage({ facts, version, other, scheme }) };
    },
  }),
];
