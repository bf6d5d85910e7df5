import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, DateInput, Textarea } from "../../../ui/govuk/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { comparePlans } from "../compare-plans.ts";
import { contentOf, type WholePlan } from "../plan.ts";
import type { StandingPlan } from "../standing-plan.ts";
import { ContentView, Differences } from "./content-view.tsx";
import { paths } from "./paths.ts";
import { planPage, Theirs, type ReadQuery } from "./plan-page.tsx";

export type AgreeTyped = Readonly<
  Record<
    | "agreedOn-day"
    | "agreedOn-month"
    | "agreedOn-year"
    | "agreedWith"
    | "notAgreed"
    | "reviewBy-day"
    | "reviewBy-month"
    | "reviewBy-year"
    | "seen",
    string
  >
>;

const legend = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--s" } });
const ids = { agreedOn: "agreedOn-day", reviewBy: "reviewBy-day" };

export type AgreePage = ReadQuery<AgreeTyped> & {
  readonly facts: ChildFacts;
  readonly standing: StandingPlan;
  readonly whole: WholePlan;
  readonly isStale?: boolean;
};

/** The plan as it will be kept, what is new in it, and who agreed it. */
export function agreePage(page: AgreePage): View {
  const { facts, standing, whole, csrfToken, typed, errors = [], isStale = false } = page;
  const { scheme, agreed } = standing;
  const content = contentOf(whole);
  return planPage({
    facts,
    errors,
    ids,
    isStale,
    heading: "Agree this plan",
    children: (
      <>
        {isStale && <Theirs lines={["The plan has changed. The new one is below."]} />}
        <p class="govuk-body app-form">
          This version is kept as it is, with its number. You can keep working on the plan; the
          agreed version does not change.
        </p>
        {agreed && (
          <>
            <h2 class="govuk-heading-m">{`New since version ${String(agreed.number)}`}</h2>
            <Differences rows={comparePlans(agreed.content, content, scheme)} />
          </>
        )}
        <h2 class="govuk-heading-m">The plan</h2>
        <ContentView content={content} scheme={scheme} />
        <Form action={paths.agree(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="seen" value={typed.seen} />
          <h2 class="govuk-heading-m">Who agreed it</h2>
          <DateInput
            id="agreedOn"
            namePrefix="agreedOn"
            fieldset={legend("When was it agreed?")}
            values={{ ...typed }}
            errorMessage={errorFor(errors, "agreedOn")}
          />
          <Textarea
            name="agreedWith"
            label={{ text: "Who agreed it" }}
            hint={{ text: "The child, parents or carers, agencies: each by name" }}
            value={typed.agreedWith}
            rows={3}
            errorMessage={errorFor(errors, "agreedWith")}
          />
          <Textarea
            name="notAgreed"
            label={{ text: "Who does not agree, and with what (optional)" }}
            value={typed.notAgreed}
            rows={2}
            errorMessage={errorFor(errors, "notAgreed")}
          />
          <DateInput
            id="reviewBy"
            namePrefix="reviewBy"
            fieldset={legend("By when is it reviewed?")}
            hint={{ text: `${scheme.name}: within ${String(scheme.reviewWithinDays)} days` }}
            values={{ ...typed }}
            errorMessage={errorFor(errors, "reviewBy")}
          />
          <Button text="Agree this plan" preventDoubleClick />
        </Form>
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={paths.close(facts.person.personId)}>
            Close the plan instead
          </a>
        </p>
      </>
    ),
  });
}
