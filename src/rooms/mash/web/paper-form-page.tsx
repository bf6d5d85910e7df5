import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Radios, SummaryList, Textarea } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { PrepareForm, textOf, type PrepareFormProps } from "../../outgoing-papers/index.ts";
import { audiences, type Audience, type DecidedContext } from "../decision-paper.ts";
import { stepName } from "../decision-form.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodePage } from "./episode-frame.tsx";
import { paths } from "./paths.ts";

export type PaperFormPage = Pick<
  PrepareFormProps,
  "choices" | "csrfToken" | "typed" | "errors" | "found"
> & {
  readonly facts: EpisodeFacts;
  readonly ground: DecidedContext;
  readonly audience: Audience;
};

const headings: Readonly<Record<Audience, string>> = {
  agency: "The decision as a paper",
  family: "The decision as a paper for the family",
};

const whatLeaves: Readonly<Record<Audience, string>> = {
  agency:
    "For one agency, colleague or person: the next step, the threshold, what the family may be told and who does what next. The rationale and what is for the sender only stay here, and it does not say who sent the concern.",
  family:
    "For one person of the family: the next step, what the family may be told and who does what next. Nothing else of the concern is in it, and it does not say who sent it.",
};

/** The decision of the MASH, made ready to leave for one person. */
export function paperFormPage(page: PaperFormPage): View {
  const { facts, ground, audience, ...form } = page;
  return episodePage({
    facts,
    heading: headings[audience],
    summary: form.errors.length > 0 ? <FormErrorSummary errors={form.errors} /> : undefined,
    children: (
      <>
        <p class="govuk-body">{whatLeaves[audience]}</p>
        <p class="govuk-body">
          It is checked when you prepare it, and a second person releases it before it is printed or
          handed over.
        </p>
        <Decided {...ground} />
        <PrepareForm
          action={paths.paper(facts.episode.concernId, audience)}
          kind={audiences[audience]}
          {...form}
        >
          {audience === "family" && <Readable {...page} />}
          <Textarea
            name="next"
            label={{ text: "Who does what next" }}
            hint={{
              text: "In plain words, and by when: “Mariam Begum from the council comes to see you before Friday”",
            }}
            rows={4}
            value={textOf(form.typed, "next")}
            errorMessage={errorFor(form.errors, "next")}
          />
        </PrepareForm>
      </>
    ),
  });
}

function Decided({ decision, choices }: DecidedContext): VNode {
  return (
    <SummaryList
      rows={[
        verbatimFact("Next step", stepName(choices, decision.nextStep)),
        verbatimFact("The family may be told", decision.forFamily ?? ""),
      ]}
    />
  );
}

/** The outcome may say that the family must not be told: then no paper of it goes to them. */
function Readable({ typed, errors }: PaperFormPage): VNode {
  return (
    <Radios
      name="readable"
      fieldset={{
        legend: {
          text: "Is what the family may be told written for them to read?",
          classes: "govuk-fieldset__legend--s",
        },
      }}
      hint={{ text: "It may say that they must not be told, and why. Read it again." }}
      classes="govuk-radios--small"
      value={textOf(typed, "readable")}
      items={[
        { value: "yes", text: "Yes" },
        { value: "no", text: "No" },
      ]}
      errorMessage={errorFor(errors, "readable")}
    />
  );
}
