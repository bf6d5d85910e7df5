import { z } from "zod";
import type { View } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { Filter } from "../../../../ui/moj/index.ts";
import { childPage, childParams, childRoute, type ChildFacts } from "../../../protect/index.ts";
import { listLooks } from "../look-reads.ts";
import type { Look } from "../looks.ts";
import { fromOf, lookedQuery, LooksTable, PeriodSelect, type Period } from "./looks-table.tsx";

type LookedPage = {
  readonly facts: ChildFacts;
  readonly looks: readonly Look[];
  readonly period: Period;
  readonly page: number;
};

export const lookedRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/looked",
    access: { permission: "circle.manage" },
    audit: { action: "child.looked.read" },
    input: { params: childParams, query: z.object(lookedQuery) },
    handle: async (facts, { tx, clock, query }) => {
      const { period = "30", page = 1 } = query;
      const from = fromOf(period, clock.now());
      const looks = await listLooks(tx, {
        ...{ record: facts.person.personId, from },
      });
      return { kind: "page", view: lookedPage({ facts, looks, period, page }) };
    },
  }),
];

function lookedPage({ facts, looks, period, page }: LookedPage): View {
  const action = `/children/${facts.person.personId}/looked`;
  return childPage({
    facts,
    tab: "access",
    heading: "Who has looked",
    children: (
      <>
        <p class="govuk-body app-form">
          Everyone who opened a page about this child, changed something, or had the child in a list
          on their screen. Cover, duty and supervision are ordinary reasons: ask the person first.
          If the answer does not explain it, tell information governance.
        </p>
        <Filter action={action} classes="moj-filter--across">
          <PeriodSelect period={period} />
        </Filter>
        <LooksTable
          {...{ looks, period, page }}
          href={(number) => `${action}?period=${period}&page=${number}`}
        />
      </>
    ),
  });
}
