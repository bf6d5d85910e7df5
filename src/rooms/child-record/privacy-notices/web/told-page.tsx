import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { dueInWords } from "../../../../kernel/words.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { holds } from "../../../../platform/access/actor.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, WhyWeAsk } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { childPage, type ChildFacts } from "../../web/child-frame.tsx";
import type { Tellable } from "../../family-slots.ts";
import { standingOf, type NotTold, type TellingLine } from "../telling-reads.ts";
import { tellingWords } from "../telling-words.ts";
import { audiences, otherWhom, type Audience } from "../telling.ts";

export type ToldFields = Readonly<
  Record<
    | "who"
    | "whom"
    | "outcome"
    | "toldOn-day"
    | "toldOn-month"
    | "toldOn-year"
    | "toldBy"
    | "how"
    | "notice"
    | "language"
    | "reason"
    | "reviewBy-day"
    | "reviewBy-month"
    | "reviewBy-year",
    string
  >
>;

export type ToldPage = {
  readonly facts: ChildFacts;
  readonly lines: readonly TellingLine[];
  /** Published notices, as "About you, version 2". */
  readonly notices: readonly string[];
  readonly tellable: Tellable;
  readonly csrfToken: string;
  readonly typed: ToldFields;
  readonly errors?: readonly FieldError[];
};

export function toldPage(page: ToldPage): View {
  const { facts, lines, errors = [] } = page;
  const ids = { toldOn: "toldOn-day", reviewBy: "reviewBy-day" };
  return childPage({
    facts,
    tab: "overview",
    heading: "Privacy notices",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined,
    children: (
      <>
        <p class="govuk-body app-form">
          A child should know that there is a record, who shares it and why, unless telling them
          would put a person in danger. Then give the reason here, with a review date.
        </p>
        {(Object.keys(audiences) as Audience[]).map((who) => (
          <p class="govuk-body">
            <strong>{`${audiences[who]}: `}</strong>
            <span class="app-verbatim">{tellingWords(standingOf(lines, who), facts.today)}</span>
          </p>
        ))}
        {holds(facts.actor, "child.edit") && <ToldForm {...page} />}
        <History lines={lines} today={facts.today} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href="/children/not-told">
            Children who have not been told yet
          </a>
        </p>
      </>
    ),
  });
}

const small = { classes: "govuk-fieldset__legend--s" };

function ToldForm({ facts, notices, tellable, csrfToken, typed, errors = [] }: ToldPage): VNode {
  return (
    <Form
      action={`/children/${facts.person.personId}/told`}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <h2 class="govuk-heading-m">Record it</h2>
      <WhyWeAsk>
        A child and a parent have the right to know what is recorded about them, unless telling them
        would put a person in danger. The next worker can read here what they already know.
      </WhyWeAsk>
      <Radios
        name="who"
        fieldset={{ legend: { text: "Who?", ...small } }}
        value={typed.who}
        classes="govuk-radios--small"
        items={Object.entries(audiences).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "who")}
      />
      <Radios
        name="outcome"
        fieldset={{ legend: { text: "Have they been told?", ...small } }}
        value={typed.outcome}
        classes="govuk-radios--small"
        items={[
          {
            value: "told",
            text: "Yes",
            conditional: (
              <Yes notices={notices} tellable={tellable} typed={typed} errors={errors} />
            ),
          },
          {
            value: "not-told",
            text: "Not yet",
            conditional: <NotYet typed={typed} errors={errors} />,
          },
        ]}
        errorMessage={errorFor(errors, "outcome")}
      />
      <Button text="Record this" preventDoubleClick />
    </Form>
  );
}

type Part = { readonly typed: ToldFields; readonly errors: readonly FieldError[] };

type YesProps = Part & Pick<ToldPage, "notices" | "tellable">;

function Yes({ notices, tellable, typed, errors }: YesProps): VNode {
  return (
    <>
      {tellable.people.length > 0 && (
        <Radios
          name="whom"
          fieldset={{ legend: { text: "If a parent or carer was told: which one?", ...small } }}
          classes="govuk-radios--small"
          value={typed.whom}
          items={[
            ...tellable.people.map(({ aroundId, text, why }) => ({
              value: aroundId,
              text,
              hint: why === undefined ? undefined : { text: why },
            })),
            { value: otherWhom, text: "Another parent or carer" },
          ]}
          errorMessage={errorFor(errors, "whom")}
        />
      )}
      <DateInput
        id="toldOn"
        namePrefix="toldOn"
        fieldset={{ legend: { text: "When?", ...small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "toldOn")}
      />
      <Input
        name="toldBy"
        label={{ text: "Who by?" }}
        value={typed.toldBy}
        errorMessage={errorFor(errors, "toldBy")}
      />
      <Input
        name="how"
        label={{ text: "How?" }}
        hint={{ text: "In a talk at school, with the notice read aloud" }}
        value={typed.how}
        errorMessage={errorFor(errors, "how")}
      />
      <Select
        name="notice"
        label={{ text: "Which notice?" }}
        value={typed.notice}
        items={[
          { value: "", text: "None, or one on paper" },
          ...notices.map((text) => ({ value: text, text })),
        ]}
      />
      <Input
        name="language"
        label={{ text: "In which language or format? (optional)" }}
        value={typed.language}
        errorMessage={errorFor(errors, "language")}
      />
    </>
  );
}

function NotYet({ typed, errors }: Part): VNode {
  return (
    <>
      <Textarea
        name="reason"
        label={{ text: "Why not yet?" }}
        hint={{ text: "For example: it could alert a person who is a danger to the child" }}
        value={typed.reason}
        rows={3}
        errorMessage={errorFor(errors, "reason")}
      />
      <DateInput
        id="reviewBy"
        namePrefix="reviewBy"
        fieldset={{ legend: { text: "Review date", ...small } }}
        hint={{ text: "Within three months" }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "reviewBy")}
      />
    </>
  );
}

function History({ lines, today }: { lines: readonly TellingLine[]; today: string }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <SortableTable
      caption="Everything that was recorded"
      captionClasses="govuk-table__caption--m"
      dense
      columns={[
        { key: "who", text: "Who" },
        { key: "what", text: "What" },
        { key: "notice", text: "Notice" },
        { key: "recorded", text: "Recorded" },
      ]}
      groups={[
        {
          rows: lines.map((line) => ({
            who: audiences[line.who],
            what: <span class="app-verbatim">{tellingWords(line, today)}</span>,
            notice: [line.notice, line.language].filter(Boolean).join(", "),
            recorded: `${formatDateTime(line.recordedAt)}, ${line.recordedBy}`,
          })),
        },
      ]}
    />
  );
}

export function notToldPage(rows: readonly NotTold[], today: string): View {
  const teams = [...new Set(rows.map(({ team }) => team))];
  return {
    title: "Not told yet",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Children who have not been told yet</h1>
        <p class="govuk-body">
          Open children you can see, by the team that holds the record: those without a reason
          first. At most 200.
        </p>
        <SortableTable
          caption="By team"
          captionClasses="govuk-table__caption--s"
          dense
          columns={[
            { key: "child", text: "Child" },
            { key: "why", text: "Why not yet" },
            { key: "again", text: "Review" },
          ]}
          groups={teams.map((team) => ({
            heading: team,
            rows: rows.filter((row) => row.team === team).map((row) => notToldRow(row, today)),
          }))}
          empty="All children you can see have been told."
        />
      </>
    ),
  };
}

const notToldRow = ({ personId, name, reference, reason, reviewBy }: NotTold, today: string) => ({
  child: (
    <>
      <a class="govuk-link" href={`/children/${personId}/told`}>
        {name}
      </a>
      <span class="app-secondary app-line">{reference}</span>
    </>
  ),
  why: <span class="app-verbatim">{reason ?? "Nothing is recorded"}</span>,
  again: reviewBy === null ? "" : dueInWords(reviewBy, today).text,
});
