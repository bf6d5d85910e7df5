import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, WhyWeAsk } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Radios, Textarea } from "../../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import type { ConsiderTyped } from "./fields.ts";
import { summaryOf } from "./parts.tsx";
import { nrmPaths } from "./paths.ts";

const small = "govuk-fieldset__legend--s";

type ConsiderPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: ConsiderTyped;
  readonly errors?: readonly FieldError[];
};

/** Whether a child is referred, and why or why not. */
export function considerPage(page: ConsiderPage): View {
  const { facts, csrfToken, typed, errors = [] } = page;
  return childPage({
    facts,
    tab: "forums",
    heading: "Consider a referral to the NRM",
    summary: summaryOf(errors),
    children: (
      <Form
        action={nrmPaths.consider(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body">
          A child’s referral does not depend on consent; tell the child what is done and why. The
          duty to notify is for adults who do not agree, and is not used for a child. A referral is
          in addition to what keeps the child safe, and replaces none of it.
        </p>
        <Radios
          name="decision"
          fieldset={{ legend: { text: "Is the child referred?", classes: small } }}
          value={typed.decision}
          items={[
            { value: "prepare", text: "Yes: prepare the referral" },
            { value: "not-needed", text: "No referral now" },
          ]}
          errorMessage={errorFor(errors, "decision")}
        />
        <DateInput
          id="considered"
          namePrefix="considered"
          fieldset={{ legend: { text: "When was this considered?", classes: small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "considered")}
        />
        <Textarea
          name="reason"
          label={{ text: "Why" }}
          hint={{ text: "What points to trafficking or slavery, or what speaks against it" }}
          rows={4}
          value={typed.reason}
          errorMessage={errorFor(errors, "reason")}
        />
        <WhyWeAsk>
          A first responder has to be able to show that a referral was considered, also where there
          was none. The next person to consider it can read what was known on the day.
        </WhyWeAsk>
        <Button text="Record" preventDoubleClick />
      </Form>
    ),
  });
}
