import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { fromKinds, type GradeScheme } from "../missing-scheme.ts";
import type { ReportTyped } from "./fields.ts";
import { Moment, momentIds } from "../../../ui/forms/moment.tsx";
import { missingPaths } from "./paths.ts";

type ReportPage = {
  readonly facts: ChildFacts;
  readonly scheme: GradeScheme;
  readonly csrfToken: string;
  readonly typed: ReportTyped;
  readonly errors?: readonly FieldError[];
};

const small = { classes: "govuk-fieldset__legend--s" };

/** Records that a child is missing: in the order in which it is told over the telephone. */
export function reportPage(page: ReportPage): View {
  const { facts, csrfToken, errors = [] } = page;
  return childPage({
    facts,
    tab: "missing",
    heading: "Record that this child is missing",
    summary:
      errors.length > 0 ? (
        <FormErrorSummary errors={errors} ids={momentIds("since", "reported")} />
      ) : undefined,
    children: (
      <>
        <p class="govuk-body app-form">
          This does not report the child to the police. If the child is in danger now, ring 999;
          otherwise report it to the police on 101 first and enter their reference here.
        </p>
        <Form
          action={missingPaths.report(facts.person.personId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <Fields {...page} />
          <Button text="Record as missing" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

function Fields({ scheme, typed, errors = [] }: ReportPage): VNode {
  return (
    <>
      <Moment name="since" legend="Missing since" typed={typed} errors={errors} />
      <Radios
        name="fromKind"
        fieldset={{ legend: { text: "Missing from", ...small } }}
        hint={{ text: "The kind of place. Record where it is under “Where to find”" }}
        classes="govuk-radios--small"
        value={typed.fromKind}
        items={Object.entries(fromKinds).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "fromKind")}
      />
      <Radios
        name="grade"
        fieldset={{ legend: { text: "Grade that the police gave", ...small } }}
        value={typed.grade}
        items={scheme.grades.map(({ key, name, meaning }) => ({
          value: key,
          text: name,
          hint: { text: meaning },
        }))}
        errorMessage={errorFor(errors, "grade")}
      />
      <Input
        name="policeReference"
        label={{ text: "Police reference (optional)" }}
        hint={{ text: "Can be added later as an update" }}
        classes="govuk-input--width-20"
        value={typed.policeReference}
        errorMessage={errorFor(errors, "policeReference")}
      />
      <Textarea
        name="circumstances"
        label={{ text: "What is known" }}
        hint={{ text: "Last seen, clothing, telephone, with whom, what is different this time" }}
        rows={5}
        value={typed.circumstances}
        errorMessage={errorFor(errors, "circumstances")}
      />
      <Input
        name="reportedBy"
        label={{ text: "Who reported it" }}
        hint={{ text: "“Her foster carer”, “the duty officer at the home”" }}
        value={typed.reportedBy}
        errorMessage={errorFor(errors, "reportedBy")}
      />
      <Moment name="reported" legend="When it was reported" typed={typed} errors={errors} />
    </>
  );
}
