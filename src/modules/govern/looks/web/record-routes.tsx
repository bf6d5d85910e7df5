import { z } from "zod";
import { lookNarrowly } from "../../../../platform/database/database.ts";
import { field } from "../../../../platform/http/field.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { Input } from "../../../../ui/govuk/index.ts";
import { Filter } from "../../../../ui/moj/index.ts";
import { AuditTabs } from "../../web/audit-tabs.tsx";
import { findRecord, listLooks } from "../look-reads.ts";
import type { Look } from "../looks.ts";
import { fromOf, lookedQuery, LooksTable, PeriodSelect, type Period } from "./looks-table.tsx";

type RecordPage = {
  readonly typed: string;
  /** Undefined until a record is asked for. */
  readonly looks: readonly Look[] | undefined;
  readonly period: Period;
  readonly page: number;
};

/** For who reads the audit and opens no record: the same list, by number, with those who were refused. */
export const recordRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/audit/record",
    access: { permission: "audit.view" },
    audit: { action: "audit.record.read" },
    input: { query: z.object({ ...lookedQuery, record: field() }) },
    handle: async ({ tx, clock, query }) => {
      await lookNarrowly(tx);
      const { record: typed, period = "30", page = 1 } = query;
      const record = await findRecord(tx, typed);
      const from = fromOf(period, clock.now());
      const looks = record === undefined ? [] : await listLooks(tx, { record, from });
      const view = recordPage({ typed, looks: typed === "" ? undefined : looks, period, page });
      return { kind: "page", view, subjectIds: record === undefined ? [] : [record] };
    },
  }),
];

function recordPage({ typed, looks, period, page }: RecordPage): View {
  const href = (number: number): string =>
    `/audit/record?${new URLSearchParams({ record: typed, period, page: String(number) }).toString()}`;
  return {
    title: "Who has looked at a record",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Who has looked at a record</h1>
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
          />
          <PeriodSelect period={period} />
        </Filter>
        {looks && <LooksTable {...{ looks, period, page, href }} />}
      </>
    ),
  };
}
