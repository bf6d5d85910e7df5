import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Details, SummaryList, Textarea } from "../../../../ui/govuk/index.ts";
import { Timeline } from "../../../../ui/moj/index.ts";
import { verbatimFact } from "../../../../ui/layout/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { lookAgainBy, type Reference } from "../reference-reads.ts";
import type { EndTyped, ReferenceTyped } from "./fields.ts";
import { forumPaths } from "./paths.ts";
import { HiddenNote } from "./record-page.tsx";
import { ReferenceFields, referenceIds } from "./reference-fields.tsx";

export type ReferencePage = {
  readonly facts: ChildFacts;
  /** Every version, the newest first. */
  readonly versions: readonly Reference[];
  readonly standing: Reference;
  readonly csrfToken: string;
  readonly mayRecord: boolean;
  readonly typed: ReferenceTyped;
  readonly ending: EndTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** One reference: what stands, the forms that change and end it, and every version of it. */
export function referencePage(page: ReferencePage): View {
  const { facts, standing, versions, errors = [], isStale = false } = page;
  const isOpen = standing.endedOn === null && page.mayRecord;
  return childPage({
    facts,
    tab: "forums",
    heading: standing.body.name,
    summary: summaryOf(errors, isStale),
    children: (
      <>
        {standing.isHidden && <HiddenNote body={standing.body} />}
        <div id="now">
          <SummaryList rows={factsOf(standing)} />
        </div>
        {(isOpen || isStale) && <ChangeForms {...page} errors={errors} />}
        <h2 class="govuk-heading-m">Every version</h2>
        <Timeline headingLevel={3} items={versions.map(itemOf)} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={forumPaths.child(facts.person.personId)}>
            Every forum this child is known to
          </a>
        </p>
      </>
    ),
  });
}

function summaryOf(errors: readonly FieldError[], isStale: boolean): VNode | undefined {
  if (errors.length > 0) return <FormErrorSummary errors={errors} ids={referenceIds} />;
  if (!isStale) return undefined;
  return (
    <Overtaken
      title="A colleague changed this while you were writing"
      read="Read the current version, then send yours if it still applies"
      href="#now"
    />
  );
}

function factsOf(one: Reference) {
  const next = one.nextWhat ?? "Next date";
  return [
    verbatimFact("What it is for", one.body.purpose),
    verbatimFact("Known since", formatDate(one.onSince)),
    verbatimFact("Their reference", one.reference),
    verbatimFact("Contact there", one.contact ?? one.body.contact),
    verbatimFact("What it says", one.summary),
    one.endedOn === null &&
      verbatimFact(
        one.nextOn === null ? "Look again by" : "Next date",
        one.nextOn === null
          ? formatDate(lookAgainBy(one))
          : `${formatDate(one.nextOn)}${one.nextWhat === null ? "" : `: ${next}`}`,
      ),
    verbatimFact("Basis", one.basis),
    verbatimFact("Recorded first by", one.openedBy),
    one.endedOn !== null && verbatimFact("Ended", formatDate(one.endedOn)),
    verbatimFact("Why it ended", one.endReason),
  ];
}

const titles = { recorded: "Recorded", changed: "Changed", ended: "Ended" } as const;

const itemOf = (one: Reference) => ({
  title: titles[one.step],
  byline: one.recordedBy,
  date: formatDateTime(one.recordedAt),
  datetime: one.recordedAt.toISOString(),
  description: <p class="govuk-body app-verbatim">{saidIn(one)}</p>,
});

/** What one version said, in a line each. */
function saidIn(one: Reference): string {
  if (one.endedOn !== null) return `${formatDate(one.endedOn)}: ${one.endReason ?? ""}`;
  return [
    `Known since ${formatDate(one.onSince)}`,
    one.reference !== null && `Reference ${one.reference}`,
    one.contact !== null && `Contact: ${one.contact}`,
    one.summary,
    one.nextOn !== null && `Next date ${formatDate(one.nextOn)} ${one.nextWhat ?? ""}`.trim(),
    `Basis: ${one.basis}`,
  ]
    .filter((line) => line !== null && line !== false)
    .join("\n");
}

type Forms = ReferencePage & { readonly errors: readonly FieldError[] };

function ChangeForms(page: Forms): VNode {
  const { facts, standing, csrfToken, typed, ending, errors, isStale } = page;
  const address = (part: string): string =>
    forumPaths.reference(facts.person.personId, standing.referenceId, part);
  const isEnding = errors.some(({ field }) => field === "ended" || field === "endReason");
  return (
    <div class="app-screen-only">
      <Details
        summaryText="Change what is recorded"
        open={(errors.length > 0 && !isEnding) || isStale === true}
      >
        <Form action={address("/change")} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={String(standing.version)} />
          <ReferenceFields body={standing.body} typed={typed} errors={errors} />
          <Button text="Record the change" preventDoubleClick />
        </Form>
      </Details>
      <Details summaryText="It has ended" open={isEnding || isStale === true}>
        <Form action={address("/end")} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={String(standing.version)} />
          <DateInput
            id="ended"
            namePrefix="ended"
            fieldset={{
              legend: { text: "When did it end?", classes: "govuk-fieldset__legend--s" },
            }}
            values={{ ...ending }}
            errorMessage={errorFor(errors, "ended")}
          />
          <Textarea
            name="endReason"
            label={{ text: "Why, as they gave it" }}
            rows={2}
            value={ending.endReason}
            errorMessage={errorFor(errors, "endReason")}
          />
          <Button text="Record the end" preventDoubleClick />
        </Form>
      </Details>
    </div>
  );
}
