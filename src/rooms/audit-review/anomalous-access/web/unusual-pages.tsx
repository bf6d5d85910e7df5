import type { VNode } from "preact";
import { PageLinks, fact } from "../../../../ui/layout/index.ts";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import {
  Button,
  InsetText,
  Radios,
  SummaryList,
  Textarea,
  WarningText,
} from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { AuditTabs } from "../../web/audit-tabs.tsx";
import type { UnusualForm } from "../decide-unusual.ts";
import { unusualOutcomes } from "../unusual-outcomes.ts";
import type { UnusualUse } from "../unusual-reads.ts";
import { unusualText } from "./unusual-words.ts";

export type UnusualList = {
  readonly uses: readonly UnusualUse[];
  readonly isDecided: boolean;
  readonly page: number;
  readonly pageSize: number;
};

const address = (id: string): string => `/audit/unusual/${id}`;

const question =
  "Each line is a question and not an accusation. Cover for a colleague, a rota and a review of a whole team look the same as curiosity. Ask the person first; nobody loses access because they are listed here.";

export function unusualListPage(list: UnusualList): View {
  const { uses, isDecided, page, pageSize } = list;
  const href = (number: number): string =>
    `/audit/unusual?page=${number}${isDecided ? "&show=decided" : ""}`;
  return {
    title: "Unusual use of records",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Unusual use of records</h1>
        <AuditTabs current="unusual" />
        <InsetText text={question} />
        <p class="govuk-body">
          {isDecided ? (
            <a class="govuk-link" href="/audit/unusual">
              Waiting for an answer
            </a>
          ) : (
            <a class="govuk-link" href="/audit/unusual?show=decided">
              What was answered
            </a>
          )}
        </p>
        <SortableTable
          caption={isDecided ? "Answered, the latest first" : "Waiting, the oldest first"}
          captionClasses="govuk-table__caption--s"
          dense
          columns={[
            { key: "day", text: "Day" },
            { key: "who", text: "Who" },
            { key: "what", text: "What was counted" },
            { key: "answer", text: "Answer" },
          ]}
          groups={[{ rows: uses.map(rowOf) }]}
          empty={isDecided ? "Nothing was answered yet." : "Nothing is waiting for an answer."}
        />
        <PageLinks page={page} hasNext={uses.length === pageSize} href={href} />
      </>
    ),
  };
}

function rowOf(use: UnusualUse): SortableRow {
  return {
    day: formatDate(use.usedOn),
    who: (
      <>
        {use.name}
        {use.posts !== null && <span class="app-secondary app-line">{use.posts}</span>}
      </>
    ),
    what: unusualText(use),
    answer: (
      <a class="govuk-link" href={address(use.id)}>
        {use.outcome === null ? "Look and answer" : unusualOutcomes[use.outcome]}
        <span class="govuk-visually-hidden">{`: ${use.name}, ${formatDate(use.usedOn)}`}</span>
      </a>
    ),
  };
}

export type UnusualPage = {
  readonly use: UnusualUse;
  /** What the rule is called and what it asks, in the version that asked. */
  readonly rule: { readonly name: string; readonly meaning: string } | undefined;
  readonly readerId: string;
  readonly csrfToken: string;
  readonly typed: UnusualForm;
  readonly errors?: readonly FieldError[];
  readonly problem?: string | undefined;
};

export function unusualPage(page: UnusualPage): View {
  const { use, rule, errors = [], problem } = page;
  const title = `${use.name}, ${formatDate(use.usedOn)}`;
  return {
    title: `Unusual use: ${title}`,
    hasErrors: errors.length > 0,
    backLink: { text: "Back to unusual use", href: "/audit/unusual" },
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{title}</h1>
        {problem !== undefined && <WarningText text={problem} />}
        <InsetText text={question} />
        <SummaryList
          rows={[
            fact("Who", `${use.name}${use.posts === null ? "" : `, ${use.posts}`}`),
            fact("What was counted", unusualText(use)),
            fact(
              "The rule",
              `${rule ? `${rule.name}: ${rule.meaning}` : use.rule} (from ${formatDate(use.rulesFrom)})`,
            ),
            fact("Found", formatDateTime(use.foundAt)),
            ...(use.outcome === null
              ? []
              : [
                  fact("Outcome", unusualOutcomes[use.outcome]),
                  fact("What was asked and heard", use.words ?? ""),
                  fact(
                    "Recorded",
                    `${use.decidedBy ?? ""}${use.decidedAt === null ? "" : `, ${formatDateTime(use.decidedAt)}`}`,
                  ),
                ]),
          ]}
        />
        <Subjects use={use} />
        {use.outcome === null && <Answer {...page} />}
      </>
    ),
  };
}

const most = 50;

function Subjects({ use: { rule, subjects } }: { use: UnusualUse }): VNode | null {
  if (subjects.length === 0) return null;
  const isFile = rule === "large-export";
  const title = isFile ? "The files" : rule === "not-found" ? "What was asked for" : "The records";
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <ul class="govuk-list">
        {subjects.slice(0, most).map((id) => (
          <li>
            <a class="govuk-link" href={isFile ? "/exports" : `/audit/record?record=${id}`}>
              <code class="app-code">{id}</code>
            </a>
          </li>
        ))}
      </ul>
      {subjects.length > most && (
        <p class="govuk-body">{`The first ${most} of ${subjects.length}.`}</p>
      )}
    </>
  );
}

function Answer({ use, readerId, csrfToken, typed, errors = [] }: UnusualPage): VNode {
  if (use.staffId === readerId) {
    return <p class="govuk-body">This is your own use, so a colleague reviews it.</p>;
  }
  return (
    <Form action={address(use.id)} csrfToken={csrfToken} classes="app-form">
      <input type="hidden" name="version" value={String(use.version)} />
      <Radios
        name="outcome"
        fieldset={{ legend: { text: "Outcome", classes: "govuk-fieldset__legend--s" } }}
        value={typed.outcome}
        items={Object.entries(unusualOutcomes).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "outcome")}
      />
      <Textarea
        name="words"
        label={{ text: "Who you asked, and what you were told" }}
        hint={{ text: "It stays as you record it. Leave out what the records say of a child." }}
        value={typed.words}
        rows={4}
        errorMessage={errorFor(errors, "words")}
      />
      <Button text="Record the answer" preventDoubleClick />
    </Form>
  );
}
