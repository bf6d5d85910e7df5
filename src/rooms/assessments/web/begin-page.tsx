import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, DateInput, Select, Textarea } from "../../../ui/govuk/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { clockFromNames } from "../begin.ts";
import { withinWords } from "../../../kernel/day-clock.ts";
import type { AssessmentKind } from "../kinds.ts";
import type { Lead } from "../leads.ts";

type DateFields<N extends string> = Record<`${N}-day` | `${N}-month` | `${N}-year`, string>;

export type BeginTyped = Readonly<
  Record<"lead" | "reason", string> & DateFields<"startedOn"> & DateFields<"clockFrom">
>;

export type BeginPage = {
  readonly facts: ChildFacts;
  readonly kind: AssessmentKind;
  readonly leads: readonly Lead[];
  readonly csrfToken: string;
  readonly typed: BeginTyped;
  readonly errors?: readonly FieldError[];
};

const small = "govuk-fieldset__legend--s";

const fromHints = {
  opened: "The clock runs from here. The day the child was opened to the pathway is filled in.",
  "strategy-discussion":
    "The clock runs from the discussion at which the section 47 enquiry was begun; the last one, if there were several.",
  start: "",
} as const;

/** Begins an assessment: what Lantern knows already is filled in. */
export function beginPage(page: BeginPage): View {
  const { facts, kind, leads, csrfToken, typed, errors = [] } = page;
  const { personId } = facts.person;
  const { name, within, runsFrom, source } = kind.body;
  const ids = { startedOn: "startedOn-day", clockFrom: "clockFrom-day" };
  return childPage({
    facts,
    tab: "pathway",
    heading: `Begin: ${name}`,
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined,
    children: (
      <Form
        action={pathwayPaths.begin(personId, kind.key)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body">{`Within ${withinWords(within)}. ${source}.`}</p>
        <DateInput
          id="startedOn"
          namePrefix="startedOn"
          fieldset={{ legend: { text: "When does it begin?", classes: small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "startedOn")}
        />
        {runsFrom !== "start" && (
          <DateInput
            id="clockFrom"
            namePrefix="clockFrom"
            fieldset={{ legend: { text: clockFromNames[runsFrom], classes: small } }}
            hint={{ text: fromHints[runsFrom] }}
            values={{ ...typed }}
            errorMessage={errorFor(errors, "clockFrom")}
          />
        )}
        <Select
          name="lead"
          label={{ text: "Who leads it?" }}
          hint={{ text: "Add them to the child’s professional network first." }}
          value={typed.lead}
          items={leads.map((one) => ({ value: one.staffId, text: one.name }))}
          errorMessage={errorFor(errors, "lead")}
        />
        <Textarea
          name="reason"
          label={{ text: "Why is it begun?" }}
          value={typed.reason}
          rows={4}
          errorMessage={errorFor(errors, "reason")}
        />
        <Button text="Begin" preventDoubleClick />
      </Form>
    ),
  });
}
