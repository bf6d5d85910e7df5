import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  FormErrorSummary,
  KeptDraft,
  type FormDraft,
  WhyWeAsk,
} from "../../../ui/forms/index.ts";
import {
  Button,
  Checkboxes,
  FileUpload,
  Input,
  Radios,
  Select,
  Textarea,
} from "../../../ui/govuk/index.ts";
import { Moment, momentIds } from "../../../ui/forms/moment.tsx";
import { overtakenSummary } from "../../../ui/forms/form-summary.tsx";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { outcomes } from "../seen.ts";
import type { Visit } from "../visit-reads.ts";
import type { VisitScheme } from "../visit-scheme.ts";
import { doorPaths } from "./paths.ts";
import type { Visitor, VisitTyped } from "./visit-input.ts";

export type VisitFormPage = {
  readonly facts: ChildFacts;
  readonly scheme: VisitScheme;
  readonly visitors: readonly Visitor[];
  readonly csrfToken: string;
  readonly typed: VisitTyped;
  /** What puts another right is short, and not kept. */
  readonly draft?: FormDraft | undefined;
  /** Where the form shows a kept draft: the visits that were recorded after it was kept. */
  readonly since?: readonly Visit[] | undefined;
  /** The visit that is put right. */
  readonly corrects?: Visit | undefined;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const small = "govuk-fieldset__legend--s";

/** A visit, recorded in under a minute on a telephone: what Lantern knows already is filled in. */
export function visitFormPage(page: VisitFormPage): View {
  const { facts, csrfToken, typed, corrects, errors = [], isStale = false } = page;
  const { personId } = facts.person;
  const summary = isStale ? (
    overtakenSummary
  ) : errors.length > 0 ? (
    <FormErrorSummary errors={errors} ids={momentIds("visited")} />
  ) : undefined;
  return childPage({
    facts,
    tab: "recovery",
    isAtTheDoor: true,
    heading: corrects
      ? `Correct: visit of ${formatDate(londonDate(corrects.visitedAt))}`
      : "Record a visit",
    summary,
    children: (
      <>
        <KeptDraft draft={page.draft} csrfToken={csrfToken} form={doorPaths.record(personId)}>
          <Since visits={page.since ?? []} />
        </KeptDraft>
        <DraftForm
          draft={page.draft}
          action={
            corrects ? doorPaths.putRight(personId, corrects.visitId) : doorPaths.record(personId)
          }
          csrfToken={csrfToken}
          classes="app-form app-door__form"
          {...(corrects ? {} : { enctype: "multipart/form-data" as const })}
        >
          <input type="hidden" name="sentKey" value={typed.sentKey} />
          <p class="govuk-body" id="now">
            {corrects
              ? "The first entry stays in the record, marked as corrected."
              : "You cannot edit a saved visit. Add a correction instead."}
          </p>
          <Radios
            name="outcome"
            fieldset={{ legend: { text: "Did you see the child?", classes: small } }}
            value={typed.outcome}
            items={Object.entries(outcomes).map(([value, text]) => ({ value, text }))}
            errorMessage={errorFor(errors, "outcome")}
          />
          <WhyWeAsk>
            A child who was not seen alone may not have been able to speak. Everyone who works with
            the child can see when they were last seen, and last seen alone; the lead is asked when
            that is long ago.
          </WhyWeAsk>
          <Textarea
            name="observed"
            label={{ text: "What you saw" }}
            hint={{
              text: "In one line. To record the child’s own words next, tick the box below.",
            }}
            rows={3}
            value={typed.observed}
            errorMessage={errorFor(errors, "observed")}
          />
          <Later {...page} errors={errors} />
          {!corrects && <SaidNext {...page} errors={errors} />}
          <Input
            name="nextStep"
            label={{ text: "What is next (optional)" }}
            value={typed.nextStep}
            errorMessage={errorFor(errors, "nextStep")}
          />
          <Circumstances {...page} errors={errors} />
          <Button text={corrects ? "Save the correction" : "Record the visit"} preventDoubleClick />
        </DraftForm>
      </>
    ),
  });
}

/** What was recorded after the draft was kept, so that nobody records a visit twice. */
function Since({ visits }: { readonly visits: readonly Visit[] }): VNode {
  if (visits.length === 0) return <p class="govuk-body">No visit was recorded since.</p>;
  return (
    <>
      <p class="govuk-body">Recorded since:</p>
      <ul class="govuk-list govuk-list--bullet">
        {visits.slice(0, 5).map(({ visitedAt, outcome, visitedBy }) => (
          <li>{`Visit of ${formatDateTime(visitedAt)}: ${outcomes[outcome].toLowerCase()}, by ${visitedBy}`}</li>
        ))}
        {visits.length > 5 && <li>{`And ${counted(visits.length - 5, "more visit")}`}</li>}
      </ul>
    </>
  );
}

type ReadContext = VisitFormPage & { readonly errors: readonly FieldError[] };

function Later({ typed, corrects, errors }: ReadContext): VNode {
  return (
    <>
      <Checkboxes
        name="later"
        classes="govuk-checkboxes--small"
        values={typed.later === "" ? [] : [typed.later]}
        items={[{ value: "yes", text: "I will type up later what I saw" }]}
      />
      {!corrects && (
        <FileUpload
          name="voice"
          label={{ text: "Voice note (optional)" }}
          hint={{
            text: "Speak it now and type it up later. You alone can open it, and it is deleted once it is typed up. Never record a child.",
          }}
          attributes={{ accept: "audio/*", capture: "user" }}
          errorMessage={errorFor(errors, "voice")}
        />
      )}
    </>
  );
}

const SaidNext = ({ typed }: ReadContext): VNode => (
  <Checkboxes
    name="said"
    classes="govuk-checkboxes--small"
    values={typed.said === "" ? [] : [typed.said]}
    items={[
      {
        value: "yes",
        text: "Next, write down what the child said",
        hint: { text: "The day, the place and who was there come with you from this form" },
      },
    ]}
  />
);

function Circumstances({ typed, scheme, visitors, errors }: ReadContext): VNode {
  const listed = (list: VisitScheme["purposes"]) => [
    { value: "", text: "Choose one" },
    ...list.map(({ key, name }) => ({ value: key, text: name })),
  ];
  return (
    <>
      <Moment name="visited" legend="When?" typed={typed} errors={errors} />
      <Select
        name="purpose"
        label={{ text: "What was it for?" }}
        classes="app-fits"
        value={typed.purpose}
        items={listed(scheme.purposes)}
        errorMessage={errorFor(errors, "purpose")}
      />
      <Select
        name="setting"
        label={{ text: "Where?" }}
        hint={{ text: "Type of place only; no address" }}
        classes="app-fits"
        value={typed.setting}
        items={listed(scheme.settings)}
        errorMessage={errorFor(errors, "setting")}
      />
      <Select
        name="visitedBy"
        label={{ text: "Who went?" }}
        classes="app-fits"
        value={typed.visitedBy}
        items={visitors.map(({ staffId, name }) => ({ value: staffId, text: name }))}
        errorMessage={errorFor(errors, "visitedBy")}
      />
      <Input
        name="togetherWith"
        label={{ text: "Who went along (optional)" }}
        value={typed.togetherWith}
        errorMessage={errorFor(errors, "togetherWith")}
      />
    </>
  );
}
