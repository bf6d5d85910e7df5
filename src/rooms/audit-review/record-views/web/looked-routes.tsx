import { z } from "zod";
import type { View } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Filter } from "../../../../ui/moj/index.ts";
import {
  childPage,
  childParams,
  childRoute,
  type ChildFacts,
} from "../../../child-record/index.ts";
import { listLooks } from "../look-reads.ts";
import type { Look } from "../looks.ts";
import {
  lookedQuery,
  LooksTable,
  spanOf,
  SpanFields,
  spanQuery,
  type Span,
  sinceErrors,
  sinceIds,
} from "./looks-table.tsx";

type LookedPage = {
  readonly facts: ChildFacts;
  readonly looks: readonly Look[];
  readonly span: Span;
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
      const { page = 1 } = query;
      const span = spanOf(query, clock.now());
      const asked = { record: facts.person.personId, from: span.from };
      const looks = span.problem === undefined ? await listLooks(tx, asked) : [];
      return { kind: "page", view: lookedPage({ facts, looks, span, page }) };
    },
  }),
];

function lookedPage({ facts, looks, span, page }: LookedPage): View {
  const action = `/children/${facts.person.personId}/looked`;
  return childPage({
    facts,
    tab: "access",
    heading: "Who has viewed",
    ...(span.problem === undefined
      ? {}
      : { summary: <FormErrorSummary errors={sinceErrors(span)} ids={sinceIds} /> }),
    children: (
      <>
        <p class="govuk-body app-form">
          Everyone who opened a page about this child, changed something, or had the child in a list
          on their screen. Cover, duty and supervision are ordinary reasons: ask the person first.
          If the answer does not explain it, tell information governance.
        </p>
        <Filter action={action} classes="moj-filter--across">
          <SpanFields span={span} />
        </Filter>
        {span.problem === undefined && (
          <LooksTable
            looks={looks}
            span={span}
            page={page}
            href={(number) =>
              `${action}?${new URLSearchParams({ ...spanQuery(span), page: String(number) }).toString()}`
            }
          />
        )}
      </>
    ),
  });
}
