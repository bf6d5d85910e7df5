import type { View } from "../../../../platform/http/outcome.ts";
import { FormErrorSummary, errorFor, type FormErrors } from "../../../../ui/forms/index.ts";
import { Button, Radios, WarningText } from "../../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import type { Desk } from "../desks-now.ts";
import { beginningsOf, paths, type BeginsWith } from "./paths.ts";
import { RingDesks } from "./ring-desks.tsx";
import { UnsentDrafts, type UnsentDraft } from "./unsent-drafts.tsx";

const question = "Is a child in danger now?";
const back = { text: "Your team’s concerns", href: paths.list() };

type Question = {
  readonly errors: FormErrors;
  readonly drafts: readonly UnsentDraft[];
  readonly from: BeginsWith;
};

/** The first question, alone on its page: the answer may be that this form is the wrong thing to do. */
export function dangerPage({ errors, drafts, from }: Question): View {
  return {
    title: question,
    hasErrors: errors.length > 0,
    backLink: back,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          <form method="get" action={paths.question} novalidate>
            <input type="hidden" name="asked" value="yes" />
            {beginningsOf(from).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <Radios
              name="danger"
              fieldset={{
                legend: {
                  text: question,
                  isPageHeading: true,
                  classes: "govuk-fieldset__legend--l",
                },
              }}
              hint={{
                text: "Hurt, held or threatened, missing with a person who may harm them, or about to be.",
              }}
              errorMessage={errorFor(errors, "danger")}
              items={[
                { value: "yes", text: "Yes" },
                { value: "no", text: "No" },
                { value: "not-known", text: "I do not know" },
              ]}
            />
            <Button text="Continue" />
          </form>
          <UnsentDrafts drafts={drafts} />
        </div>
      </div>
    ),
  };
}

/** Ringing comes first; what was seen is recorded when somebody is on their way. */
export function ringPage(desks: readonly Desk[], from: BeginsWith): View {
  return {
    title: "Ring 999 now",
    backLink: { text: "Back", href: paths.questionFrom(from) },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-xl">
            Ring <PhoneLink phone="999" /> now
          </h1>
          <p class="govuk-body-l">
            Say where the child is, what is happening and who is with them. Stay with the child if
            you can do so safely.
          </p>
          <h2 class="govuk-heading-m">Then ring the MASH</h2>
          <p class="govuk-body">
            When help is on its way, ring <RingDesks desks={desks} isWhole />.
          </p>
          <WarningText
            iconFallbackText="Warning"
            text="This form does not get help now. Nobody will read it in the next few minutes."
          />
          <h2 class="govuk-heading-m">When you have rung</h2>
          <p class="govuk-body">
            Record what you saw and heard, so that everyone who helps the child knows it.
          </p>
          <Button text="I have rung: continue" href={paths.formFrom("yes-rung", from)} />
        </div>
      </div>
    ),
  };
}
