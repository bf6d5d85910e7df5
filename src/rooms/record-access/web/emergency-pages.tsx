import type { ComponentChildren, VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type FormState } from "../../../ui/forms/index.ts";
import { WarningText } from "../../../ui/govuk/index.ts";
import type { BodyOf } from "../../configuration/index.ts";
import { emergencyForm, type emergencyAccessKind } from "../../subjects/index.ts";
import { accessPaths } from "./paths.ts";

type EmergencyPage = {
  readonly personId: string;
  readonly rules: BodyOf<typeof emergencyAccessKind>;
  readonly state: FormState<typeof emergencyForm>;
};

/** Says nothing of the record: neither whose it is nor why it is out of reach. */
export function emergencyPage({ personId, rules, state }: EmergencyPage): View {
  const summary = formSummary(emergencyForm, state);
  const minutes = counted(rules.minutes, "minute");
  return {
    title: "Open a record in an emergency",
    hasErrors: summary !== undefined,
    backLink: { text: "Is a child known?", href: accessPaths.find() },
    body: (
      <TwoThirds>
        {summary}
        <h1 class="govuk-heading-l">Open a record in an emergency</h1>
        <p class="govuk-body">
          Use this only if a child may come to harm before you can contact the lead practitioner. If
          a child is in danger now, ring 999 first.
        </p>
        <DeclaredForm
          form={emergencyForm}
          state={state}
          drawing={rules}
          action={accessPaths.emergency(personId)}
          button={`Open the record for ${minutes}`}
        >
          {(draw) => (
            <>
              {draw("reason-key", "reason")}
              <WarningText
                text={`The record opens to you for ${minutes}. The lead practitioner and information governance are told at once with your name and reason, it appears in the child’s chronology, and each opening is reviewed.`}
              />
            </>
          )}
        </DeclaredForm>
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

export function TwoThirds({ children }: { children: ComponentChildren }): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">{children}</div>
    </div>
  );
}
