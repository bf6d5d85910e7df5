import type { VNode } from "preact";
import { PageLinks } from "../../../ui/layout/index.ts";
import { z } from "zod";
import {
  addDays,
  formatDate,
  formatDateTime,
  londonDate,
  londonInstant,
} from "../../../kernel/dates.ts";
import { readDateParts } from "../../../kernel/fields.ts";
import { lookNarrowly } from "../../../platform/database/database.ts";
import { counted } from "../../../kernel/words.ts";
import { field, optionalQuery } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { wordsOfActions } from "../../../platform/rooms/action-words.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { FormErrorSummary } from "../../../ui/forms/index.ts";
import { DateInput, Input, Select } from "../../../ui/govuk/index.ts";
import { Filter, SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import { dateInput, dateOf, type DateTyped } from "../../../platform/http/date-fields.ts";
import { AuditTabs } from "./audit-tabs.tsx";
import { listAudit, type AuditLine, type AuditQuery } from "../audit-reads.ts";

const pageSize = 25;

/** The audit's outcomes in words. */
const outcomes: Readonly<Record<string, string>> = {
  done: "Done",
  refused: "Refused",
  not_found: "Not found, or no access",
  invalid: "Sent back with errors",
  stale: "Sent back: changed by a colleague",
};

export const auditRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/audit",
    access: { permission: "audit.view" },
    audit: { action: "audit.read" },
    shows: { about: "children" },
    input: {
      query: z.object({
        outcome: optionalQuery(z.enum(["done", "refused", "not_found", "invalid", "stale"])),
        who: field(),
        ...dateInput("on"),
        page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
      }),
    },
    handle: async ({ tx, query, clock, rooms }) => {
      // The audit is read under the ordinary role, whatever the reader's own reach.
      await lookNarrowly(tx);
      const { outcome, page = 1, who: typedWho, ...typed } = query;
      const who = typedWho.trim().slice(0, 200);
      const day = dayOf(typed, londonDate(clock.now()));
      const { between, problem } = day;
      const lines =
        problem === undefined
          ? await listAudit(tx, {
              ...(who === "" ? {} : { who }),
              outcome,
              between,
              page,
              pageSize,
            })
          : [];
      const words = wordsOfActions(rooms);
      return { kind: "page", view: auditPage({ lines, words, outcome, who, page, typed, day }) };
    },
  }),
];

type Day = Pick<AuditQuery, "between"> & { readonly words?: string; readonly problem?: string };

/** The day that is asked for; every day where none is entered. */
function dayOf(typed: DateTyped<"on">, latest: string): Day {
  const parts = dateOf(typed, "on");
  if (Object.values(parts).every((part) => part.trim() === "")) return {};
  const read = readDateParts(parts, { name: "Day", latest });
  if (!read.ok) return { problem: read.error };
  const [from, until] = [read.value, addDays(read.value, 1)].map((on) =>
    londonInstant(on, "00:00"),
  );
  return from && until ? { between: [from, until], words: formatDate(read.value) } : {};
}

type AuditPage = {
  readonly words: Readonly<Record<string, string>>;
  readonly lines: readonly AuditLine[];
  readonly outcome: AuditQuery["outcome"];
  readonly who: string;
  readonly page: number;
  readonly typed: DateTyped<"on">;
  readonly day: Day;
};

function auditPage(asked: AuditPage): View {
  const { lines, words, outcome, who, day } = asked;
  const errors = day.problem === undefined ? [] : [{ field: "on", message: day.problem }];
  const isFiltered = outcome !== undefined || who !== "" || day.between !== undefined;
  return {
    title: "Audit",
    width: "wide",
    hasErrors: errors.length > 0,
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ on: "on-day" }} />
        <h1 class="govuk-heading-l">Audit</h1>
        <AuditTabs current="events" />
        <p class="govuk-body">
          Who opened, searched, changed or was refused what. It holds the number of a record and
          never its content.
        </p>
        <Filter
          action="/audit"
          classes="moj-filter--across"
          {...(isFiltered ? { clearHref: "/audit" } : {})}
        >
          <Fields {...asked} />
        </Filter>
        {day.problem === undefined && (
          <SortableTable
            caption={day.words === undefined ? "Newest first" : `${day.words}, newest first`}
            captionClasses="govuk-table__caption--s"
            dense
            columns={columns}
            groups={[{ rows: lines.map((line) => auditRow(line, words)) }]}
            empty={`Nothing has been recorded${who === "" ? "" : ` by “${who}”`}${outcome === undefined ? "" : " with this outcome"}${day.words === undefined ? "" : " on this day"}.`}
          />
        )}
        <Pages {...asked} />
      </>
    ),
  };
}

const Fields = ({ outcome, who, typed, day: { problem } }: AuditPage): VNode => (
  <>
    <Select
      name="outcome"
      label={{ text: "Outcome" }}
      value={outcome ?? ""}
      items={[
        { value: "", text: "All" },
        ...Object.entries(outcomes).map(([value, text]) => ({ value, text })),
      ]}
    />
    <Input name="who" label={{ text: "Who (part of a name)" }} value={who} />
    <div class="app-filter-since">
      <DateInput
        id="on"
        namePrefix="on"
        values={typed}
        fieldset={{ legend: { text: "On a day (optional)" } }}
        errorMessage={problem === undefined ? undefined : { text: problem }}
      />
    </div>
  </>
);

const columns = [
  { key: "when", text: "When" },
  { key: "who", text: "Who" },
  { key: "what", text: "What" },
  { key: "outcome", text: "Outcome" },
  { key: "records", text: "Records" },
];

function auditRow(line: AuditLine, words: AuditPage["words"]): SortableRow {
  const many = line.subjects === 0 ? "none" : counted(line.subjects, "record");
  return {
    when: formatDateTime(line.happenedAt),
    who: line.who,
    what: words[line.action] ?? line.action,
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

function Pages({ lines, outcome, who, page, typed }: AuditPage): VNode {
  const asked = { ...typed, who, ...(outcome === undefined ? {} : { outcome }) };
  const href = (number: number): string =>
    `/audit?${new URLSearchParams({ ...asked, page: String(number) }).toString()}`;
  return <PageLinks page={page} hasNext={lines.length === pageSize} href={href} />;
}
