import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { permissions, type Role } from "../../../kernel/permissions.ts";
import { counted as inWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import type { Counted, SchemaFacts } from "../facts.ts";
import { section62 } from "../section-62.ts";
import { textAt, type Entry } from "../registers/register.ts";

export type FactsPage = {
  readonly schemas: readonly SchemaFacts[];
  readonly counted: Counted;
  readonly roles: readonly Role[];
  readonly retention: readonly Entry[];
  readonly isHeld: boolean;
  readonly now: Date;
};

/** For a data protection impact assessment: what the running system says of itself, for printing. */
export function factsPage(page: FactsPage): View {
  return {
    title: "Fact sheet",
    width: "wide",
    paper: "a3-landscape",
    breadcrumbs: [{ text: "Governance", href: "/governance" }, { text: "Fact sheet" }],
    body: (
      <>
        <h1 class="govuk-heading-l">Fact sheet for a data protection impact assessment</h1>
        <p class="govuk-body app-form">
          {`From the running system, ${formatDateTime(page.now)}. It supports an assessment and is none: people assess.`}
        </p>
        <Summary {...page} />
        <Tables schemas={page.schemas} />
        <Roles roles={page.roles} />
        <Retention retention={page.retention} />
        <Logging />
      </>
    ),
  };
}

function Summary({ counted, isHeld, schemas }: FactsPage): VNode {
  const sum = (of: (one: SchemaFacts) => number): number =>
    schemas.reduce((all, one) => all + of(one), 0);
  const [tables, secured] = [sum((one) => one.tables), sum((one) => one.secured)];
  return (
    <SummaryList
      rows={[
        fact(
          "Where it runs",
          `On servers of the partnership’s choice; PostgreSQL ${counted.server}`,
        ),
        fact("Sub-processors", "None: Lantern sends nothing outside"),
        fact("Transfers out of the United Kingdom", "None by Lantern"),
        fact("Decisions by machines", "None. What is suggested is in the register of algorithms"),
        fact(
          "Access",
          `Row-level security is forced on ${secured} of ${tables} tables; each request is one transaction under a signed context`,
        ),
        fact("Sign-in", "A password (argon2id) and a second factor; sessions end automatically"),
        fact(
          "Encryption",
          "In transit by TLS at the proxy; one-time-code secrets are sealed with a key outside the database; the rest by the disks’ encryption",
        ),
        fact(
          "Audit",
          `About ${counted.auditEvents.toLocaleString("en-GB")} events kept; every page, command, file and refusal, never contents; without its event nothing is shown`,
        ),
        fact(
          "History",
          `${sum((one) => one.versioned)} tables keep what a row said before it was changed; the others are only added to`,
        ),
        fact(
          "Deletion",
          isHeld
            ? "There is a legal hold on everything; the database refuses deletion"
            : "There is no hold on everything; nothing is deleted automatically",
        ),
        fact(
          "Agencies, people, systems",
          [
            inWords(counted.agencies, "agency", "agencies"),
            inWords(counted.people, "person", "people"),
            `${inWords(counted.systems, "system")} with a token`,
          ].join(", "),
        ),
      ]}
    />
  );
}

const Tables = ({ schemas }: { schemas: readonly SchemaFacts[] }): VNode => (
  <SortableTable
    caption="What is kept, by part of the database"
    captionClasses="govuk-table__caption--m"
    dense
    columns={[
      { key: "schema", text: "Part" },
      { key: "holds", text: "Holds" },
      { key: "tables", text: "Tables", numeric: true },
      { key: "secured", text: "Row-level security", numeric: true },
      { key: "versioned", text: "Keep history", numeric: true },
      { key: "guarded", text: "Under legal hold", numeric: true },
    ]}
    groups={[{ rows: schemas.map((one) => ({ ...one })) }]}
  />
);

const reaches = {
  none: "No record",
  team: "Own team",
  agency: "Own agency",
  partnership: "The partnership",
};

const Roles = ({ roles }: { roles: readonly Role[] }): VNode => (
  <SortableTable
    caption="Roles, and what each may do"
    captionClasses="govuk-table__caption--m"
    dense
    columns={[
      { key: "name", text: "Role" },
      { key: "reach", text: "Reaches" },
      { key: "may", text: "May" },
    ]}
    groups={[
      {
        rows: roles.map(({ name, reach, permissions: held }) => ({
          name,
          reach: reaches[reach],
          may: held.map((one) => permissions[one]).join("; "),
        })),
      },
    ]}
  />
);

const Retention = ({ retention }: { retention: readonly Entry[] }): VNode => (
  <SortableTable
    caption="Retention schedule"
    captionClasses="govuk-table__caption--m"
    dense
    columns={[
      { key: "class", text: "Class" },
      { key: "years", text: "Years" },
      { key: "source", text: "Where the period comes from" },
      { key: "state", text: "State" },
    ]}
    groups={[
      {
        rows: retention.map(({ title, body, state }) => ({
          class: title,
          years: textAt(body, "years"),
          source: textAt(body, "source"),
          state: state === "confirmed" ? "Confirmed" : "To be confirmed",
        })),
      },
    ]}
    empty="No class has been entered."
  />
);

const Logging = (): VNode => (
  <SortableTable
    caption="Logging under section 62 of the Data Protection Act 2018: the audit’s words"
    captionClasses="govuk-table__caption--m"
    dense
    columns={[
      { key: "verb", text: "Section 62" },
      { key: "actions", text: "Audit actions" },
    ]}
    groups={[
      {
        rows: section62.map(({ verb, actions, otherwise }) => ({
          verb,
          actions: [...actions, ...(otherwise === undefined ? [] : [otherwise])].join(", "),
        })),
      },
    ]}
  />
);
