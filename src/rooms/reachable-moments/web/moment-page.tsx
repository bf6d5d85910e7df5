import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { PhoneLink, Voice } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { Moment as When, momentIds } from "../../../ui/forms/moment.tsx";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { outcomes } from "../answer-moment.ts";
import type { Attempt, Before, Moment } from "../moment-reads.ts";
import { momentPaths } from "../paths.ts";
import type { AttemptTyped } from "./fields.ts";
import { Clock } from "./parts.tsx";

export type MomentPage = {
  readonly facts: ChildFacts;
  readonly moment: Moment;
  readonly attempts: readonly Attempt[];
  readonly before: Before;
  readonly csrfToken: string;
  readonly typed: AttemptTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

function summaryOf({ errors = [], isStale }: MomentPage): VNode | undefined {
  if (errors.length > 0) return <FormErrorSummary errors={errors} ids={momentIds("happened")} />;
  if (isStale !== true) return undefined;
  return (
    <Overtaken
      title="A colleague has recorded the outcome"
      read="Read what they recorded"
      href="#now"
    />
  );
}

/** One moment: whom the child trusts and what the child wants, then what came of it. */
export function momentPage(page: MomentPage): View {
  const { facts, moment } = page;
  const isOpen = moment.closedAt === null;
  return childPage({
    facts,
    tab: "overview",
    heading: moment.name,
    summary: summaryOf(page),
    children: (
      <>
        <p class="govuk-body">
          {`${formatDateTime(moment.happenedAt)}. From: ${moment.source}. Recorded by ${moment.recordedBy}. `}
          {moment.outcome === null ? (
            <Clock moment={moment} now={facts.now} />
          ) : (
            <strong>{outcomes[moment.outcome]}</strong>
          )}
        </p>
        {moment.wording !== null && <p class="govuk-body app-verbatim">{moment.wording}</p>}
        <BeforeYouGo {...page.before} />
        <div id="now">
          <Attempts {...page} />
        </div>
        {(isOpen || page.isStale) && mayDo(facts.actor, "moment.record", facts) && (
          <AttemptForm {...page} />
        )}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={momentPaths.ofChild(facts.person.personId)}>
            All moments of this child
          </a>
        </p>
      </>
    ),
  });
}

const isPhone = (text: string): boolean => /^[\d +()-]{6,}$/.test(text);

function BeforeYouGo({ trusted, wants }: Before): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Who the child trusts</h2>
      {trusted.length === 0 ? (
        <p class="govuk-body">
          The safety plan names nobody yet. Ask the child who they would like to see.
        </p>
      ) : (
        <ul class="govuk-list">
          {trusted.map(({ name, relationship, reachedBy }) => (
            <li>
              {`${name}, ${relationship}`}
              <span class="app-line">
                {reachedBy === null ? (
                  "No number recorded"
                ) : isPhone(reachedBy) ? (
                  <PhoneLink phone={reachedBy} />
                ) : (
                  reachedBy
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {wants !== null && (
        <Voice words={wants} source="What the child wants, from the safety plan" />
      )}
    </>
  );
}

function Attempts({ attempts }: Pick<MomentPage, "attempts">): VNode | null {
  if (attempts.length === 0) return null;
  return (
    <SortableTable
      caption="What was done"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "when", text: "When" },
        { key: "who", text: "Who" },
        { key: "what", text: "Outcome" },
      ]}
      groups={[
        {
          rows: attempts.map(({ happenedAt, byWhom, outcome, wording, recordedBy }) => ({
            when: formatDateTime(happenedAt),
            who: byWhom,
            what: (
              <>
                {outcomes[outcome]}
                <span class="app-line app-verbatim">{wording}</span>
                <span class="app-line app-secondary">{`Recorded by ${recordedBy}`}</span>
              </>
            ),
          })),
        },
      ]}
    />
  );
}

function AttemptForm({ facts, moment, csrfToken, typed, errors = [] }: MomentPage): VNode {
  return (
    <Form
      action={momentPaths.answer(facts.person.personId, moment.momentId)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <input type="hidden" name="version" value={typed.version} />
      <Radios
        name="outcome"
        fieldset={{ legend: { text: "Outcome", classes: "govuk-fieldset__legend--m" } }}
        classes="govuk-radios--small"
        value={typed.outcome}
        items={Object.entries(outcomes).map(([value, text]) => ({
          value,
          text,
          ...(value === "tried" ? { hint: { text: "It stays open" } } : {}),
        }))}
        errorMessage={errorFor(errors, "outcome")}
      />
      <Input
        name="byWhom"
        label={{ text: "Who was it?" }}
        value={typed.byWhom}
        errorMessage={errorFor(errors, "byWhom")}
      />
      <When name="happened" legend="When was that?" typed={typed} errors={errors} />
      <Textarea
        name="wording"
        label={{ text: "What was offered and said, or why not" }}
        rows={3}
        value={typed.wording}
        errorMessage={errorFor(errors, "wording")}
      />
      <Button text="Record" preventDoubleClick />
    </Form>
  );
}
