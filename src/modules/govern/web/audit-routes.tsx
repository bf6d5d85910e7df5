import type { VNode } from "preact";
import { PageLinks } from "../../../ui/layout/index.ts";
import { z } from "zod";
import { formatDateTime } from "../../../kernel/dates.ts";
import { lookNarrowly } from "../../../platform/database/database.ts";
import { counted } from "../../../kernel/words.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { Select } from "../../../ui/govuk/index.ts";
import { Filter, SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import { AuditTabs } from "./audit-tabs.tsx";
import { actions } from "./audit-actions.ts";
import { listAudit, type AuditLine, type AuditQuery } from "../audit-reads.ts";

const pageSize = 100;

/** The audit's outcomes in words. */
const outcomes: Readonly<Record<string, string>> = {
  done: "Done",
  refused: "Refused",
  not_found: "Not found, or out of reach",
  invalid: "Sent back with errors",
  stale: "Sent back: changed by somebody else",
};

export const auditRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/audit",
    access: { permission: "audit.view" },
    audit: { action: "audit.read" },
    input: {
      query: z.object({
        outcome: optionalQuery(z.enum(["done", "refused", "not_found", "invalid", "stale"])),
        page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
      }),
    },
    handle: async ({ tx, query }) => {
      // The audit is read under the ordinary role, whatever the reader's own reach.
      await lookNarrowly(tx);
      const asked: AuditQuery = { outcome: query.outcome, page: query.page ?? 1, pageSize };
      const lines = await listAudit(tx, asked);
      return { kind: "page", view: auditPage(lines, asked) };
    },
  }),
];

function auditPage(lines: readonly AuditLine[], asked: AuditQuery): View {
  const { outcome } = asked;
  return {
    title: "Audit",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Audit</h1>
        <AuditTabs current="events" />
        <p class="govuk-body">
          Who opened, searched, changed or was refused what. It holds the number of a record and
          never what it says.
        </p>
        <Filter
          action="/audit"
          classes="moj-filter--across"
          {...(outcome === undefined ? {} : { clearHref: "/audit" })}
        >
          <Select
            name="outcome"
            label={{ text: "Outcome" }}
            value={outcome ?? ""}
            items={[
              { value: "", text: "All" },
              ...Object.entries(outcomes).map(([value, text]) => ({ value, text })),
            ]}
          />
        </Filter>
        <SortableTable
          caption="Newest first"
          captionClasses="govuk-table__caption--s"
          dense
          columns={columns}
          groups={[{ rows: lines.map(auditRow) }]}
          empty="Nothing has been recorded with this outcome."
        />
        <Pages lines={lines.length} asked={asked} />
      </>
    ),
  };
}

const columns = [
  { key: "when", text: "When" },
  { key: "who", text: "Who" },
  { key: "what", text: "What" },
  { key: "outcome", text: "Outcome" },
  { key: "records", text: "Records" },
];

function auditRow(line: AuditLine): SortableRow {
  const many = line.subjects === 0 ? "none" : counted(line.subjects, "record");
  return {
    when: formatDateTime(line.happenedAt),
    who: line.who,
    what: actions[line.action] ?? line.action,
    outcome: outcomes[line.outcome] ?? line.outcome,
    records:
      line.references === "" ? (
        many
      ) : (
        <a class="govuk-link" href={`/audit/record?record=${line.references}`}>
          <code class="app-code">{line.references}</code>
        </a>
      ),
  };
}

function Pages({ lines, asked }: { lines: number; asked: AuditQuery }): VNode {
  const { outcome, page } = asked;
  const href = (number: number): string =>
    `/audit?page=${number}${outcome === undefined ? "" : `&outcome=${outcome}`}`;
  return <PageLinks page={page} hasNext={lines === pageSize} href={href} />;
}
