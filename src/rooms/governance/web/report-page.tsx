import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, DateInput, Input, Panel, Radios, Textarea } from "../../../ui/govuk/index.ts";

export type ReportFields = Readonly<
  Record<
    "about" | "title" | "what" | "known-day" | "known-month" | "known-year" | "known-time",
    string
  >
>;

export type ReportPage = {
  readonly csrfToken: string;
  readonly typed: ReportFields;
  readonly errors?: readonly FieldError[];
};

/** For everybody who works here: one page, and the officer is told at once. */
export function reportPage({ csrfToken, typed, errors = [] }: ReportPage): View {
  const small = { classes: "govuk-fieldset__legend--s" };
  return {
    title: "Report a breach or pass on a complaint",
    hasErrors: errors.length > 0,
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ known: "known-day" }} />
        <h1 class="govuk-heading-l">Report a breach or pass on a complaint</h1>
        <p class="govuk-body app-form">
          The information governance officer is told at once. If a child is in danger now, ring 999
          first.
        </p>
        <Form action="/governance/report" csrfToken={csrfToken} classes="app-form">
          <Radios
            name="about"
            fieldset={{ legend: { text: "What is it?", ...small } }}
            value={typed.about}
            items={[
              {
                value: "breach",
                text: "A breach",
                hint: {
                  text: "Information was lost, changed, or seen by a person who should not have",
                },
              },
              { value: "near-miss", text: "A near miss", hint: { text: "It was stopped in time" } },
              {
                value: "complaint",
                text: "A complaint about how information is used",
                hint: { text: "From a child, a parent or anyone else" },
              },
            ]}
            errorMessage={errorFor(errors, "about")}
          />
          <Input
            name="title"
            label={{ text: "In a few words" }}
            hint={{ text: "Name no child and no address" }}
            value={typed.title}
            errorMessage={errorFor(errors, "title")}
          />
          <Textarea
            name="what"
            label={{ text: "What happened, or what they say" }}
            hint={{ text: "Records by their reference, for example C-2048-2" }}
            value={typed.what}
            errorMessage={errorFor(errors, "what")}
          />
          <DateInput
            id="known"
            namePrefix="known"
            fieldset={{ legend: { text: "When did you first know of it?", ...small } }}
            values={{ ...typed }}
            errorMessage={errorFor(errors, "known")}
          />
          <Input
            name="known-time"
            label={{ text: "At what time?" }}
            hint={{ text: "For example 14:30. 72 hours run from then" }}
            value={typed["known-time"]}
            classes="govuk-input--width-5"
            errorMessage={errorFor(errors, "known-time")}
          />
          <Button text="Tell information governance" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

export function reportedPage(reference: string): View {
  return {
    title: "Information governance has been told",
    body: (
      <>
        <Panel titleText="Information governance has been told" text={`Number ${reference}`} />
        <p class="govuk-body">
          Keep the number. You cannot open the register, and will be asked if more is needed.
        </p>
      </>
    ),
  };
}
