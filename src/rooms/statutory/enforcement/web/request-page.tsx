import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Radios, SummaryList, Textarea } from "../../../../ui/govuk/index.ts";
import {
  flagName,
  childPage,
  type ChildFacts,
  type DateTyped,
} from "../../../child-record/index.ts";
import { overtakenSummary } from "../../../../ui/forms/form-summary.tsx";
import { verbatimFact } from "../../../../ui/layout/index.ts";
import type { EnforcementRequest } from "../enforcement-reads.ts";
import { stateOf } from "./flag-page.tsx";
import { enforcementPaths } from "./paths.ts";

type Texts = "outcome" | "reason" | "section45" | "notCharging" | "safeguards" | "version";

export type DecisionTyped = Readonly<Record<Texts, string>> &
  DateTyped<"from"> &
  DateTyped<"until">;

export type RequestPage = {
  readonly facts: ChildFacts;
  readonly request: EnforcementRequest;
  readonly csrfToken: string;
  /** May decide, and did not ask. */
  readonly mayDecide: boolean;
  readonly typed: DecisionTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const ids = { from: "from-day", until: "until-day" };
const small = "govuk-fieldset__legend--s";

/** One request: what was asked, what was decided, and the form to decide or to end a grant. */
export function requestPage(page: RequestPage): View {
  const { facts, request, mayDecide, errors = [], isStale = false } = page;
  const withErrors = errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined;
  const { outcome, endedOn, untilOn } = request;
  const isRunning =
    outcome === "granted" && endedOn === null && untilOn !== null && untilOn >= facts.today;
  return childPage({
    facts,
    tab: "worry",
    heading: "Use of a flag for enforcement",
    summary: isStale ? overtakenSummary : withErrors,
    children: (
      <>
        <div id="now">
          <What {...page} />
        </div>
        {outcome === null && !mayDecide && (
          <p class="govuk-body">
            A colleague who decides on the use of flags refuses or grants it. Until then it is
            refused.
          </p>
        )}
        {outcome === null && mayDecide && <Decide {...page} errors={errors} />}
        {isRunning && mayDecide && <End {...page} errors={errors} />}
      </>
    ),
  });
}

function What({ facts, request }: RequestPage): VNode {
  const { flagScheme, today } = facts;
  const decided = `${request.decidedBy ?? ""}, ${request.decidedOn === null ? "" : formatDate(request.decidedOn)}`;
  return (
    <SummaryList
      rows={[
        verbatimFact("Flag", flagName(flagScheme, request.flagType)),
        verbatimFact("Now", <strong>{stateOf(request, today)}</strong>),
        verbatimFact("Wanted use", request.wantedUse),
        verbatimFact("Power", request.power),
        verbatimFact("Why", request.reason),
        verbatimFact("Considered in its place", request.instead),
        verbatimFact("Asked by", `${request.askedBy}, ${formatDate(request.askedOn)}`),
        verbatimFact("Reason for the decision", request.decisionReason),
        verbatimFact("Section 45", request.section45),
        verbatimFact("Not charging", request.notCharging),
        verbatimFact("What protects the child", request.safeguards),
        ...(request.decidedBy === null ? [] : [verbatimFact("Decided by", decided)]),
        verbatimFact("Why it was ended", request.endReason),
        verbatimFact("Ended by", request.endedBy),
      ]}
    />
  );
}

type Part = RequestPage & { readonly errors: readonly FieldError[] };

function Version({ request, typed, isStale }: RequestPage): VNode {
  const version = isStale ? String(request.version) : typed.version || String(request.version);
  return <input type="hidden" name="version" value={version} />;
}

function Decide(page: Part): VNode {
  const { facts, request, csrfToken, typed, errors } = page;
  const text = (name: "section45" | "notCharging" | "safeguards", label: string) => (
    <Textarea
      name={name}
      label={{ text: label }}
      rows={3}
      value={typed[name]}
      errorMessage={errorFor(errors, name)}
    />
  );
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Decide</h2>
      <Form
        action={enforcementPaths.request(facts.person.personId, request.requestId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Version {...page} />
        <Radios
          name="outcome"
          fieldset={{ legend: { text: "May the flag be used?", classes: small } }}
          value={typed.outcome}
          items={[
            { value: "refused", text: "No: refused" },
            { value: "granted", text: "Yes: granted for a time" },
          ]}
          errorMessage={errorFor(errors, "outcome")}
        />
        <Textarea
          name="reason"
          label={{ text: "Reason" }}
          rows={4}
          value={typed.reason}
          errorMessage={errorFor(errors, "reason")}
        />
        <h3 class="govuk-heading-s">If it is granted</h3>
        {text("section45", "How was the defence of section 45 considered?")}
        {text("notCharging", "How was not charging the child considered?")}
        {text("safeguards", "What protects the child while it is used?")}
        <Days {...page} />
        <p class="govuk-body">
          Everyone in the child’s professional network is told your decision.
        </p>
        <Button text="Record the decision" preventDoubleClick />
      </Form>
    </section>
  );
}

function Days({ typed, errors }: Part): VNode {
  return (
    <>
      <DateInput
        id="from"
        namePrefix="from"
        fieldset={{ legend: { text: "From", classes: small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "from")}
      />
      <DateInput
        id="until"
        namePrefix="until"
        fieldset={{ legend: { text: "Until", classes: small } }}
        hint={{ text: "Half a year at most: then it is refused again automatically" }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "until")}
      />
    </>
  );
}

function End(page: Part): VNode {
  const { facts, request, csrfToken, typed, errors } = page;
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">End it before its day</h2>
      <Form
        action={enforcementPaths.end(facts.person.personId, request.requestId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Version {...page} />
        <Textarea
          name="reason"
          label={{ text: "Why?" }}
          rows={3}
          value={typed.reason}
          errorMessage={errorFor(errors, "reason")}
        />
        <Button text="End the grant" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </section>
  );
}
