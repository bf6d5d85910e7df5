import { z } from "zod";
import { lookNarrowly } from "../../../../platform/database/database.ts";
import { field } from "../../../../platform/http/field.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Input } from "../../../../ui/govuk/index.ts";
import { Filter } from "../../../../ui/moj/index.ts";
import { AuditTabs } from "../../web/audit-tabs.tsx";
import { findRecord, listLooks, whyNone } from "../look-reads.ts";
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

type RecordPage = {
  readonly typed: string;
  /** Undefined until a record is asked for. */
  readonly looks: readonly Look[] | undefined;
  /** Why there is no record to list anybody for. */
  readonly problem: string | undefined;
  readonly span: Span;
  readonly page: number;
};

/** For who reads the audit and opens no record: the same list, by number, with those who were refused. */
export const recordRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/audit/record",
    access: { permission: "audit.view" },
    audit: { action: "audit.record.read" },
    shows: { about: "children" },
    input: { query: z.object({ ...lookedQuery, record: field() }) },
    handle: async ({ tx, clock, query }) => {
      await lookNarrowly(tx);
      const { record: typed, page = 1 } = query;
      const span = spanOf(query, clock.now());
      const record = await findRecord(tx, typed);
      const problem = record === undefined && typed !== "" ? whyNone(typed) : undefined;
      const isAsked = typed !== "" && problem === undefined && span.problem === undefined;
      const looks =
        record !== undefined && isAsked ? await listLooks(tx, { record, from: span.from }) : [];
      const view = recordPage({ typed, looks: isAsked ? looks : undefined, problem, span, page });
      return { kind: "page", view, subjectIds: record === undefined ? [] : [record] };
    },
  }),
];

function recordPage({ typed, looks, problem, span, page }: RecordPage): View {
  const href = (number: number): string =>
    `/audit/record?${new URLSearchParams({ record: typed, ...spanQuery(span), page: String(number) }).toString()}`;
  const errors = [
    ...(problem === undefined ? [] : [{ field: "record", message: problem }]),
    ...sinceErrors(span),
  ];
  return {
    title: "Who has viewed a record",
    hasErrors: errors.length > 0,
    width: "wide",
    body: (
      <>
        <FormErrorSummary errors={errors} ids={sinceIds} />
        <h1 class="govuk-heading-l">Who has viewed a record</h1>
        <AuditTabs current="record" />
        <p class="govuk-body app-form">
          Enter the reference of a child’s record, or the number of any record as the audit shows
          it. You see who came to it, those who were refused among them, and never what it says.
        </p>
        <Filter action="/audit/record" classes="moj-filter--across">
          <Input
            name="record"
            label={{ text: "Reference or number" }}
            value={typed}
            classes="govuk-input--width-20"
            errorMessage={problem === undefined ? undefined : { text: problem }}
          />
          <SpanFields span={span} />
        </Filter>
        {looks && (
          <LooksTable
            looks={looks}
            span={span}
            page={page}
            href={href}
            about={typed.trim().toUpperCase()}
          />
        )}
      </>
    ),
  };
}
