import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import {
  Button,
  Checkboxes,
  DateInput,
  InsetText,
  Select,
  Textarea,
} from "../../../ui/govuk/index.ts";
import {
  type Flag,
  flagName,
  levelSaid,
  childPage,
  type ChildFacts,
  type DateTyped,
  closedAgo,
} from "../../child-record/index.ts";
import type { Closure } from "../closure-reads.ts";
import type { Leader } from "../reopening-plan.ts";
import { lifePaths } from "./paths.ts";
import { capitalised } from "../../../kernel/words.ts";

export type ReopenTyped = DateTyped<"nextLook"> & {
  readonly leads: string;
  readonly reason: string;
  readonly whatIsNew: string;
  readonly flags: readonly string[];
};

export type ReopenPage = {
  readonly facts: ChildFacts;
  readonly closure: Closure | undefined;
  /** Flags that ended, one of each type: none comes back by itself. */
  readonly ended: readonly Flag[];
  readonly leaders: readonly Leader[];
  readonly csrfToken: string;
  readonly typed: ReopenTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** Opens a closed record again, with what is new beside why it was closed. */
export function reopenPage(page: ReopenPage): View {
  const { facts, closure, ended, csrfToken, typed, errors = [], isStale = false } = page;
  const { closedOn, level, levelSaid: said } = facts.standing;
  const because = closure === undefined ? "" : `, because: ${closure.reason}`;
  const when = closedOn === null ? "Closed" : capitalised(closedAgo(closedOn, facts.today));
  return childPage({
    facts,
    tab: "pathway",
    heading: "Open this record again",
    summary: isStale ? (
      <Overtaken
        title="A colleague reopened this record while you were writing"
        read="Add what is new as a note instead"
        href="#whatIsNew"
      />
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} ids={{ nextLook: "nextLook-day" }} />
    ) : undefined,
    children: (
      <>
        <InsetText>
          <span class="app-verbatim">{`${when}${because}`}</span>
          <span class="app-line">
            {`Level then: ${levelSaid(facts.scheme, { level, said })}. It applies until it is decided again, which is due today.`}
          </span>
        </InsetText>
        <Form
          action={lifePaths.reopen(facts.person.personId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <Textarea
            name="whatIsNew"
            label={{ text: "What is new since it was closed?" }}
            hint={{ text: "Who saw or said what, and when" }}
            value={typed.whatIsNew}
            rows={4}
            errorMessage={errorFor(errors, "whatIsNew")}
          />
          <Textarea
            name="reason"
            label={{ text: "Why is it opened again?" }}
            value={typed.reason}
            rows={3}
            errorMessage={errorFor(errors, "reason")}
          />
          <Plan {...page} errors={errors} />
          {ended.length > 0 && (
            <Checkboxes
              name="flags"
              fieldset={{
                legend: {
                  text: "Flags that were there before. Raise again?",
                  classes: "govuk-fieldset__legend--s",
                },
              }}
              hint={{ text: "None comes back automatically." }}
              classes="govuk-checkboxes--small"
              values={typed.flags}
              items={ended.map((flag) => ({
                value: flag.type,
                text: flagName(facts.flagScheme, flag.type),
                hint: {
                  text: `Ended ${flag.endedOn === null ? "" : formatDate(flag.endedOn)}: ${flag.endReason ?? ""}`,
                },
              }))}
            />
          )}
          <p class="govuk-body">
            The safety plan is not reinstated automatically: read it on “Plan and meetings” and
            agree it again. The lead practitioner and the professional network stay as they are.
          </p>
          <Button text="Open again" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

const boxesOf = ({ flags: _flags, ...texts }: ReopenTyped): Readonly<Record<string, string>> =>
  texts;

type ReadContext = ReopenPage & { readonly errors: readonly FieldError[] };

/** Who leads and when it is looked at again: kept as a promise, so that it is in somebody’s work. */
const Plan = ({ leaders, typed, errors }: ReadContext): VNode => (
  <>
    <Select
      name="leads"
      label={{ text: "Who leads on what is to be done now?" }}
      hint={{
        text: "It is listed with their actions. The lead practitioner is changed under “Who is involved”",
      }}
      value={typed.leads}
      items={[
        { value: "", text: "Choose" },
        { value: "me", text: "I do" },
        ...leaders.map(({ staffId, name }) => ({ value: staffId, text: name })),
      ]}
      errorMessage={errorFor(errors, "leads")}
    />
    <DateInput
      id="nextLook"
      namePrefix="nextLook"
      fieldset={{
        legend: { text: "Review date", classes: "govuk-fieldset__legend--s" },
      }}
      hint={{ text: "Within twelve weeks. The level is due today, whatever you enter here" }}
      values={boxesOf(typed)}
      errorMessage={errorFor(errors, "nextLook")}
    />
  </>
);
