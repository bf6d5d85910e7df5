import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Radios, Textarea, WarningText } from "../../../ui/govuk/index.ts";
import type { emergencyAccessKind } from "../../subjects/index.ts";
import type { BodyOf } from "../../configuration/index.ts";
import { accessPaths } from "./paths.ts";

type EmergencyPage = {
  readonly personId: string;
  readonly csrfToken: string;
  readonly rules: BodyOf<typeof emergencyAccessKind>;
  readonly typed: { readonly "reason-key": string; readonly reason: string };
  readonly errors?: readonly FieldError[];
};

const idOf = { reasonKey: "reason-key" };

/** Says nothing of the record: neither whose it is nor why it is out of reach. */
export function emergencyPage(page: EmergencyPage): View {
  const { personId, csrfToken, rules, typed, errors = [] } = page;
  const minutes = counted(rules.minutes, "minute");
  return {
    title: "Open a record in an emergency",
    hasErrors: errors.length > 0,
    backLink: { text: "Is a child known?", href: accessPaths.find() },
    body: (
      <TwoThirds>
        <FormErrorSummary errors={errors} ids={idOf} />
        <h1 class="govuk-heading-l">Open a record in an emergency</h1>
        <p class="govuk-body">
          Use this only if a child may come to harm before you can reach the person who leads for
          them. If a child is in danger now, ring 999 first.
        </p>
        <Form action={accessPaths.emergency(personId)} csrfToken={csrfToken} classes="app-form">
          <Radios
            name="reason-key"
            fieldset={{
              legend: { text: "What makes it an emergency", classes: "govuk-fieldset__legend--s" },
            }}
            value={typed["reason-key"]}
            items={rules.reasons.map(({ key, name }) => ({ value: key, text: name }))}
            errorMessage={errorFor(errors, "reasonKey")}
          />
          <Textarea
            name="reason"
            label={{ text: "What is happening, and why it cannot wait" }}
            value={typed.reason}
            rows={4}
            errorMessage={errorFor(errors, "reason")}
          />
          <WarningText
            text={`The record opens to you for ${minutes}. Whoever leads for the child and information governance are told at once with your name and reason, it appears in the child’s chronology, and each opening is reviewed.`}
          />
          <Button text={`Open the record for ${minutes}`} preventDoubleClick />
        </Form>
      </TwoThirds>
    ),
  };
}

export const tooManyEmergenciesPage: View = {
  title: "No more emergency openings today",
  body: (
    <TwoThirds>
      <h1 class="govuk-heading-l">No more emergency openings today</h1>
      <p class="govuk-body">
        You have opened as many records in an emergency today as one person can. Ring the
        multi-agency safeguarding hub (MASH); if a child is in danger now, ring 999.
      </p>
    </TwoThirds>
  ),
};

export function TwoThirds({ children }: { children: VNode | readonly VNode[] }): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">{children}</div>
    </div>
  );
}
