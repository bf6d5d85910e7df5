import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Select, Textarea } from "../../../ui/govuk/index.ts";
import { small, summaryOf } from "../../../ui/forms/form-summary.tsx";
import { childPage, type ChildFacts, type DateTyped } from "../../child-record/index.ts";
import type { VisitScheme } from "../visit-scheme.ts";
import type { Warning } from "../warning-reads.ts";
import { doorPaths } from "./paths.ts";

type Common = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export type WarningTyped = Readonly<Record<"kind" | "wording" | "source", string>> &
  DateTyped<"since"> &
  DateTyped<"review">;

export type WarnPage = Common & { readonly scheme: VisitScheme; readonly typed: WarningTyped };

export function warnPage(page: WarnPage): View {
  const { facts, csrfToken, scheme, typed, errors = [] } = page;
  return childPage({
    facts,
    tab: "recovery",
    isAtTheDoor: true,
    heading: "Add a warning for visits",
    summary: summaryOf(page, ["since", "review"]),
    children: (
      <Form action={doorPaths.warn(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
        <p class="govuk-body">It is shown first on the page for a visit, until it is ended.</p>
        <Select
          name="kind"
          label={{ text: "What is it?" }}
          classes="app-fits"
          value={typed.kind}
          items={[
            { value: "", text: "Choose one" },
            ...scheme.warnings.map(({ key, name }) => ({ value: key, text: name })),
          ]}
          errorMessage={errorFor(errors, "kind")}
        />
        <Textarea
          name="wording"
          label={{ text: "What must visiting staff know?" }}
          hint={{ text: "What is known, and what to do. No names of people who are not involved." }}
          rows={3}
          value={typed.wording}
          errorMessage={errorFor(errors, "wording")}
        />
        <Input
          name="source"
          label={{ text: "Who says so?" }}
          value={typed.source}
          errorMessage={errorFor(errors, "source")}
        />
        <DateInput
          id="since"
          namePrefix="since"
          fieldset={{ legend: { text: "Since when?", classes: small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "since")}
        />
        <DateInput
          id="review"
          namePrefix="review"
          fieldset={{ legend: { text: "Review by", classes: small } }}
          hint={{ text: "It is shown after that day too, marked as not reviewed." }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "review")}
        />
        <Button text="Add the warning" preventDoubleClick />
      </Form>
    ),
  });
}

export type ReviewTyped = Readonly<Record<"decision" | "reason" | "version", string>> &
  DateTyped<"review">;

export type ReviewPage = Common & { readonly warning: Warning; readonly typed: ReviewTyped };

export function reviewPage(page: ReviewPage): View {
  const { facts, csrfToken, warning, typed, errors = [] } = page;
  return childPage({
    facts,
    tab: "recovery",
    isAtTheDoor: true,
    heading: `Warning: ${warning.kindName}`,
    summary: summaryOf(page, ["review"]),
    children: (
      <>
        <p class="govuk-body app-verbatim" id="now">
          {warning.wording}
        </p>
        <p class="govuk-body-s app-secondary">
          {`${warning.source}, since ${formatDate(warning.sinceOn)}. Last reviewed ${formatDate(warning.reviewedOn)} by ${warning.reviewedBy}, review by ${formatDate(warning.reviewBy)}.`}
        </p>
        {warning.endedOn !== null && (
          <p class="govuk-body">
            {`Ended ${formatDate(warning.endedOn)} by ${warning.endedBy ?? ""}: ${warning.endedReason ?? ""}`}
          </p>
        )}
        <Form
          action={doorPaths.warning(facts.person.personId, warning.warningId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="version" value={typed.version} />
          <Radios
            name="decision"
            fieldset={{ legend: { text: "Does it still apply?", classes: small } }}
            value={typed.decision}
            items={[
              { value: "holds", text: "Yes, it still applies" },
              { value: "ended", text: "No, nobody needs to be warned of it any more" },
            ]}
            errorMessage={errorFor(errors, "decision")}
          />
          <DateInput
            id="review"
            namePrefix="review"
            fieldset={{ legend: { text: "If it still applies: review by", classes: small } }}
            values={{ ...typed }}
            errorMessage={errorFor(errors, "review")}
          />
          <Textarea
            name="reason"
            label={{ text: "If not: why?" }}
            rows={3}
            value={typed.reason}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  });
}
