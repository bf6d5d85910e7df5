import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, WhyWeAsk, Overtaken } from "../../../ui/forms/index.ts";
import {
  Button,
  DateInput,
  Input,
  InsetText,
  SummaryList,
  Textarea,
} from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { eighteenOn } from "../transition.ts";
import type { TransitionPlan } from "../transition-reads.ts";
import { lifePaths } from "./paths.ts";

type DateFields<N extends string> = Record<`${N}-day` | `${N}-month` | `${N}-year`, string>;
export type TransitionTyped = Readonly<
  Record<
    "services" | "whoLeads" | "wants" | "capacity" | "continues" | "agreedWith" | "version",
    string
  > &
    DateFields<"meetingOn"> &
    DateFields<"agreedOn">
>;

export type TransitionPage = {
  readonly facts: ChildFacts;
  readonly plan: TransitionPlan | undefined;
  readonly csrfToken: string;
  readonly typed: TransitionTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const small = { classes: "govuk-fieldset__legend--s" };

/** The plan for turning 18, and the form for its next version. */
export function transitionPage(page: TransitionPage): View {
  const { facts, errors = [], isStale = false } = page;
  const ids = { meetingOn: "meetingOn-day", agreedOn: "agreedOn-day" };
  return childPage({
    facts,
    tab: "pathway",
    heading: "Turning 18",
    summary: isStale ? (
      <Overtaken
        title="A colleague changed this plan while you were writing"
        read="Read the current version, then record yours"
        href="#now"
      />
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} ids={ids} />
    ) : undefined,
    children: (
      <>
        <InsetText>
          <span id="now">{standsWords(page)}</span>
        </InsetText>
        {page.plan && <Plan plan={page.plan} />}
        {mayDo(facts.actor, "transfer.record", facts) && <Fields {...page} />}
      </>
    ),
  });
}

/** The birthday is said, and that it ends nothing. */
function standsWords({ facts, plan }: TransitionPage): string {
  const { bornOn } = facts.person;
  const agreed =
    plan === undefined
      ? "no plan for turning 18 yet"
      : plan.agreedOn === null
        ? "transition not agreed"
        : `transition agreed on ${formatDate(plan.agreedOn)}`;
  const open = facts.standing.isOpen ? "the record is open" : "the record is closed";
  if (bornOn === null) return `The date of birth is not known; ${open}, ${agreed}.`;
  const on = eighteenOn(bornOn);
  const eighteen =
    on > facts.today
      ? `18 on ${formatDate(on)}; ${open}, ${agreed}`
      : `18 on ${formatDate(on)}; still ${facts.standing.isOpen ? "open" : "here"}, ${agreed}`;
  return `${eighteen}. A birthday ends nothing.`;
}

function Plan({ plan }: { readonly plan: TransitionPlan }): VNode {
  const row = (key: string, text: string | null) => verbatimFact(key, text ?? "Not recorded yet");
  const date = (on: string | null): string | null => (on === null ? null : formatDate(on));
  return (
    <>
      <h2 class="govuk-heading-m">{`The plan, version ${plan.version}`}</h2>
      <SummaryList
        rows={[
          row("Adult services", plan.services),
          row("Who leads", plan.whoLeads),
          row("What the young person wants", plan.wants),
          row("Capacity and consent", plan.capacity),
          row("Joint meeting", date(plan.meetingOn)),
          row("Support after 18", plan.continues),
          row(
            "Agreed",
            plan.agreedOn === null
              ? null
              : `${formatDate(plan.agreedOn)}, with ${plan.agreedWith ?? ""}`,
          ),
          row("Written by", plan.recordedBy),
        ]}
      />
    </>
  );
}

function Fields({ facts, plan, csrfToken, typed, errors = [] }: TransitionPage): VNode {
  const area = (
    name: "services" | "wants" | "capacity" | "continues",
    label: string,
    hint?: string,
  ) => (
    <Textarea
      name={name}
      label={{ text: label }}
      hint={hint === undefined ? undefined : { text: hint }}
      value={typed[name]}
      rows={3}
      errorMessage={errorFor(errors, name)}
    />
  );
  const date = (name: "meetingOn" | "agreedOn", legend: string) => (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: legend, ...small } }}
      values={{ ...typed }}
      errorMessage={errorFor(errors, name)}
    />
  );
  return (
    <Form
      action={lifePaths.transition(facts.person.personId)}
      csrfToken={csrfToken}
      classes="app-form app-screen-only"
    >
      <h2 class="govuk-heading-m">{plan ? "Change the plan" : "Write the plan"}</h2>
      <WhyWeAsk>
        Help that a child has can end on their birthday unless it is requested early. Adult services
        read this plan only where it is agreed that they do.
      </WhyWeAsk>
      <input type="hidden" name="version" value={String(plan?.version ?? 0)} />
      {area("wants", "What does the young person want?")}
      {area("services", "Which adult services were asked, and what did they say?")}
      <Input
        name="whoLeads"
        label={{ text: "Who leads the transition?" }}
        value={typed.whoLeads}
        errorMessage={errorFor(errors, "whoLeads")}
      />
      {area(
        "capacity",
        "How were capacity and consent considered?",
        "From 18 they decide themselves; fear or debt can take that away",
      )}
      {date("meetingOn", "Joint meeting with adult services (optional)")}
      {area("continues", "Support after 18, and who provides it", "Needed once it is agreed")}
      {date("agreedOn", "Agreed on (optional)")}
      <Input
        name="agreedWith"
        label={{ text: "Agreed with (optional)" }}
        hint={{ text: "The young person, and the adult services by name" }}
        value={typed.agreedWith}
        errorMessage={errorFor(errors, "agreedWith")}
      />
      <Button text="Save the plan" preventDoubleClick />
    </Form>
  );
}
