import { beginsWith } from "../../../platform/words/index.ts";
import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { Button, DateInput, Details, Radios, Select, Textarea } from "../../../ui/govuk/index.ts";
import { Promises } from "../../../ui/layout/index.ts";
import type { Agency, Posted } from "../../directory/index.ts";
import { type Action, type Chase, chaseWords, type ClosingFields } from "../../work/index.ts";
import type { Sought } from "../../safety-plans/index.ts";
import { blankReach, ReachChoice, type Unopened } from "../../actions/index.ts";
import { endingOf, ownerOf } from "../minutes.ts";
import { endingWords } from "../promises.ts";
import { KeptForm, type Kept } from "./kept-forms.tsx";
import type { ReadQuery } from "./meeting-page.tsx";
import { paths } from "./paths.ts";

export type PromiseTyped = Readonly<
  Record<
    | "wording"
    | "owner"
    | "outcome"
    | "due-day"
    | "due-month"
    | "due-year"
    | "forFamily"
    | "reach"
    | "reachBasis"
    | "reachReason",
    string
  >
>;

export const blankPromise: PromiseTyped = {
  wording: "",
  owner: "",
  outcome: "",
  "due-day": "",
  "due-month": "",
  "due-year": "",
  forFamily: "",
  ...blankReach,
};

/** Who can promise something for a child, and what of the child's plan it can serve. */
export type Owners = {
  readonly agencies: readonly Agency[];
  readonly posted: readonly Posted[];
  readonly outcomes: readonly Sought[];
};

type PromiseProps = ReadQuery<PromiseTyped> &
  Owners & {
    readonly action: string;
    readonly isForFamilyToo: boolean;
    /** Where the owner who was chosen cannot open the record. */
    readonly unopened?: Unopened | undefined;
  };

/** A promise: what, who, by when. */
export function PromiseForm(props: PromiseProps): VNode {
  const { action, isForFamilyToo, csrfToken, typed, errors = [] } = props;
  return (
    <KeptForm action={action} csrfToken={csrfToken} draft={props.draft}>
      <Textarea
        id="promise-wording"
        name="wording"
        label={{ text: "What will be done" }}
        value={typed.wording}
        rows={2}
        errorMessage={errorFor(errors, "wording")}
      />
      <Select
        name="owner"
        label={{ text: "Who will do it" }}
        hint={{ text: "If they cannot open this child’s record, you are asked how they get it" }}
        value={typed.owner}
        items={ownerItems(props)}
        errorMessage={errorFor(errors, "owner")}
      />
      <ReachChoice unopened={props.unopened} typed={typed} errors={errors} />
      <DateInput
        id="due"
        namePrefix="due"
        fieldset={{ legend: { text: "By when", classes: "govuk-fieldset__legend--s" } }}
        values={typed}
        errorMessage={errorFor(errors, "due")}
      />
      {props.outcomes.length > 0 && (
        <Select
          name="outcome"
          label={{ text: "Which outcome of the plan it serves (optional)" }}
          value={typed.outcome}
          items={[
            { value: "", text: "None" },
            ...props.outcomes.map(({ outcomeId, wording }) => ({
              value: outcomeId,
              text: shortened(wording),
            })),
          ]}
          errorMessage={errorFor(errors, "outcome")}
        />
      )}
      {isForFamilyToo && (
        <Textarea
          name="forFamily"
          label={{ text: "In plain words, for the family’s paper (optional)" }}
          hint={{ text: "Without these words the action is not in the family’s paper" }}
          value={typed.forFamily}
          rows={2}
          errorMessage={errorFor(errors, "forFamily")}
        />
      )}
      <Button text="Record this action" classes="govuk-button--secondary" preventDoubleClick />
    </KeptForm>
  );
}

const ownerItems = ({ agencies, posted }: Pick<Owners, "agencies" | "posted">) => [
  { value: "", text: "Choose" },
  ...agencies.flatMap(({ agencyId, name }) => [
    { value: `agency:${agencyId}`, text: name },
    ...posted
      .filter((one) => one.agencyId === agencyId)
      .map((one) => ({ value: `staff:${one.staffId}`, text: `${name}: ${one.name}` })),
  ]),
];

type ClosingProps = ReadQuery<ClosingFields> & { readonly action: Action; readonly back: string };

/** Outcome of an action. */
export function ClosingForm(props: ClosingProps): VNode {
  const { action, back, csrfToken, typed, errors = [] } = props;
  const { actionId, personId } = action;
  return (
    <KeptForm
      action={paths.closeAction(personId, actionId)}
      csrfToken={csrfToken}
      draft={props.draft}
    >
      <input type="hidden" name="version" value={typed.version} />
      <input type="hidden" name="back" value={back} />
      <Radios
        idPrefix={`state-${actionId}`}
        name="state"
        fieldset={{ legend: { text: "Outcome", classes: "govuk-fieldset__legend--s" } }}
        value={typed.state}
        items={Object.entries(endingWords).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "state")}
      />
      <Textarea
        id={`outcome-${actionId}`}
        name="outcome"
        label={{ text: "Outcome for the child, or why it was not done" }}
        value={typed.outcome}
        rows={2}
        errorMessage={errorFor(errors, "outcome")}
      />
      <Button text="Record the outcome" classes="govuk-button--secondary" preventDoubleClick />
    </KeptForm>
  );
}

type Closing = {
  readonly csrfToken: string;
  readonly back: string;
  /** Where they stand beside other forms: what was typed of each and not sent. */
  readonly keptOf?: (actionId: string) => Kept<ClosingFields>;
};

type ListProps = {
  readonly actions: readonly Action[];
  readonly today: string;
  /** What was asked about each the last time. */
  readonly asked?: ReadonlyMap<string, Chase>;
  /** Given where the reader may say what became of each. */
  readonly closing?: Closing | undefined;
};

/** Open promises with when they are due in words, overdue first; each can be closed in its place. */
export function OpenPromises({ actions, today, asked, closing }: ListProps): VNode {
  return (
    <>
      {actions.map((action) => {
        const due = dueInWords(action.dueOn, today);
        const chase = asked?.get(action.actionId);
        return (
          <>
            <Promises
              items={[
                {
                  when: due.text,
                  isLate: due.isOverdue,
                  what: (
                    <>
                      {action.wording}
                      <AskedAbout chase={chase} />
                    </>
                  ),
                  who: `${ownerOf(action)}, by ${formatDate(action.dueOn)}${sentAlone(action)}`,
                },
              ]}
            />
            {closing && <Ending action={action} {...closing} />}
          </>
        );
      })}
    </>
  );
}

const sentAlone = ({ isStandalone = false }: Action): string =>
  isStandalone ? " · sent without the record: ring them" : "";

function Ending({ action, keptOf, ...closing }: Closing & { readonly action: Action }): VNode {
  const kept = keptOf?.(action.actionId);
  return (
    <Details
      summaryText={`Outcome of “${shortened(action.wording)}”`}
      open={kept?.typed !== undefined}
    >
      <ClosingForm
        action={action}
        {...closing}
        typed={kept?.typed ?? blankClosing(action)}
        draft={kept?.draft}
      />
    </Details>
  );
}

function AskedAbout({ chase }: { readonly chase: Chase | undefined }): VNode | null {
  return chase ? <span class="app-secondary app-line">{chaseWords(chase)}</span> : null;
}

export const blankClosing = ({ version }: Action): ClosingFields => ({
  state: "",
  outcome: "",
  version: String(version),
});

const shortened = (text: string): string => beginsWith(text, 60);

/** What was promised and closed, with what came of it. */
export function ClosedPromises({ actions, asked }: Pick<ListProps, "actions" | "asked">): VNode {
  return (
    <Promises
      items={actions.map((action) => ({
        when: formatDate(action.closedOn ?? action.addedOn),
        what: (
          <>
            {action.wording}
            <span class="app-secondary app-line app-verbatim">{endingOf(action)}</span>
            <AskedAbout chase={asked?.get(action.actionId)} />
          </>
        ),
        who: ownerOf(action),
      }))}
    />
  );
}
