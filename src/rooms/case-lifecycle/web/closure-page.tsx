import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import {
  Button,
  InsetText,
  Radios,
  Select,
  SummaryList,
  Textarea,
} from "../../../ui/govuk/index.ts";
import { fact, verbatimFact } from "../../../ui/layout/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { levelSaid, childPage, type ChildFacts } from "../../child-record/index.ts";
import { flagEndings, promiseEndings, type Answer } from "../closing-form.ts";
import type { StillAsked } from "../../work/index.ts";
import type { Closure, Held } from "../closure-reads.ts";
import type { KeptOverride } from "../override-stops.ts";
import type { Stop } from "../stops.ts";
import { lifePaths } from "./paths.ts";
import { SetAside, StopFields, StopList } from "./stop-fields.tsx";
import { StillAskedList } from "./still-asked-list.tsx";

export type ClosureTyped = Readonly<Record<"outcome" | "reason" | "meeting" | "withdraw", string>> &
  Readonly<Record<string, string>>;

export type ClosurePage = {
  readonly facts: ChildFacts;
  readonly closure: Closure;
  readonly answers: readonly Answer[];
  readonly held: readonly Held[];
  /** Questions that wait for an answer at this moment. */
  readonly asked: readonly StillAsked[];
  /** What stops it while nobody has decided, and what was set aside when somebody did. */
  readonly stops: readonly Stop[];
  readonly overridden: readonly KeptOverride[];
  readonly csrfToken: string;
  readonly typed: ClosureTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const small = { classes: "govuk-fieldset__legend--s" };

/** A proposal to close, what it rests on, and what was decided on it. */
export function closurePage(page: ClosurePage): View {
  const { facts, closure, errors = [], isStale = false } = page;
  return childPage({
    facts,
    tab: "pathway",
    heading: closure.outcome === "agreed" ? "How this record was closed" : "Proposal to close",
    summary: isStale ? (
      <Overtaken
        title="A colleague decided on this while you were writing"
        says="Your entry has not been recorded."
        read="Read what was decided"
        href="#decided"
      />
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} />
    ) : undefined,
    children: (
      <>
        <InsetText>
          <span id="decided">{decidedWords(closure)}</span>
        </InsetText>
        <SummaryList rows={rowsOf(page)} />
        <Parts {...page} />
        <SetAside overridden={page.overridden} />
        {!mayDecide(page) && <StopList stops={page.stops} />}
        {closure.outcome === null && <StillAskedList asked={page.asked} />}
        {closure.outcome === null && facts.standing.isOpen && <Deciding {...page} />}
      </>
    ),
  });
}

export function decidedWords(closure: Closure): string {
  const { outcome, decidedBy, decidedOn, outcomeReason, metOn, proposedBy, proposedOn } = closure;
  const proposed = `Proposed by ${proposedBy} on ${formatDate(proposedOn)}.`;
  if (outcome === null || decidedOn === null) return `${proposed} Nobody has decided yet.`;
  const why = outcomeReason === null ? "" : ` ${outcomeReason}`;
  const by = `by ${decidedBy ?? ""} on ${formatDate(decidedOn)}`;
  const meeting = metOn === null ? "" : `, as the meeting of ${formatDate(metOn)} agreed`;
  switch (outcome) {
    case "agreed":
      return `${proposed} Agreed ${by}${meeting}.${why}`;
    case "sent-back":
      return `${proposed} Sent back ${by}:${why}`;
    case "withdrawn":
      return `${proposed} Withdrawn ${by}:${why}`;
  }
}

const verbatim = (text: string): VNode => <span class="app-verbatim">{text}</span>;

function rowsOf({ facts, closure }: ClosurePage) {
  return [
    verbatimFact("Why", closure.reason),
    verbatimFact(
      "Level then",
      levelSaid(facts.scheme, { level: closure.level, said: closure.levelSaid }),
    ),
    verbatimFact("What the child says", closure.childView),
    verbatimFact("How the child was told", closure.childTold),
    verbatimFact("Lead professional afterwards", closure.leadAfter),
    verbatimFact("Where they turn to", closure.turnTo),
  ];
}

const titles = {
  evidence: "Evidence that the risk is lower",
  standing: "What is still in place, and why it does not prevent closing",
  promise: "Outcome of each action",
  agency: "What each agency says",
} as const;

function Parts({ answers }: ClosurePage): VNode {
  const parts = Object.entries(titles).map(
    ([part, title]) => [title, answers.filter((one) => one.part === part)] as const,
  );
  return (
    <>
      {parts
        .filter(([, list]) => list.length > 0)
        .map(([title, list]) => (
          <>
            <h2 class="govuk-heading-m">{title}</h2>
            <SummaryList rows={list.map((one) => fact(verbatim(one.title), answerText(one)))} />
          </>
        ))}
      <h2 class="govuk-heading-m">If things change</h2>
      <ul class="govuk-list govuk-list--bullet">
        {answers
          .filter(({ part }) => part === "contingency")
          .map(({ title }) => (
            <li class="app-verbatim">{title}</li>
          ))}
      </ul>
    </>
  );
}

const endings: Readonly<Record<string, string>> = { ...promiseEndings, ...flagEndings };

function answerText({ wording, source, seenOn, ending }: Answer): VNode {
  if (wording === null) return <>Not answered</>;
  return (
    <>
      {ending !== null && <strong class="app-line">{endings[ending] ?? ending}</strong>}
      {verbatim(wording)}
      {source !== null && seenOn !== null && (
        <span class="app-line app-secondary">{`${source}, ${formatDate(seenOn)}`}</span>
      )}
    </>
  );
}

const mayDecide = ({ facts, closure }: ClosurePage): boolean =>
  closure.outcome === null &&
  closure.proposedById !== facts.actor.id &&
  mayDo(facts.actor, "case.agree", facts);

/** Whoever proposed it takes it back; somebody else decides. */
function Deciding(page: ClosurePage): VNode {
  const { facts } = page;
  return (
    <>
      {mayDecide(page) && <Decide {...page} />}
      {mayDo(facts.actor, "case.close", facts) && <Withdraw {...page} />}
    </>
  );
}

function Decide(page: ClosurePage): VNode {
  const { facts, closure, held, csrfToken, typed, errors = [] } = page;
  return (
    <Form
      action={lifePaths.closing(facts.person.personId, closure.closureId, "/decide")}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <h2 class="govuk-heading-m">Your decision</h2>
      <Radios
        name="outcome"
        fieldset={{ legend: { text: "Is the record closed?", ...small } }}
        hint={{
          text: "Closing takes the child off the list, ends actions and flags as proposed, and closes open questions. Nothing else ends.",
        }}
        value={typed.outcome}
        items={[
          { value: "agreed", text: "Yes, close it" },
          { value: "sent-back", text: "No, send it back" },
        ]}
        errorMessage={errorFor(errors, "outcome")}
      />
      {closure.needsPanel && held.length === 0 && (
        <p class="govuk-body" id="meeting">
          At this level a meeting has to agree. None has been held since it was proposed.
        </p>
      )}
      {held.length > 0 && (
        <Select
          name="meeting"
          label={{ text: "The meeting that agreed" }}
          items={[
            { value: "", text: closure.needsPanel ? "Choose" : "No meeting" },
            ...held.map(({ meetingId, name, heldOn }) => ({
              value: meetingId,
              text: `${name}, ${formatDate(heldOn)}`,
            })),
          ]}
          value={typed.meeting}
          errorMessage={errorFor(errors, "meeting")}
        />
      )}
      <StopFields stops={page.stops} actor={facts.actor} typed={typed} errors={errors} />
      <Textarea
        name="reason"
        label={{ text: "Reason (needed where you send it back)" }}
        value={typed.reason}
        rows={3}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Record your decision" preventDoubleClick />
    </Form>
  );
}

function Withdraw({ facts, closure, csrfToken, typed, errors = [] }: ClosurePage): VNode {
  return (
    <Form
      action={lifePaths.closing(facts.person.personId, closure.closureId, "/withdraw")}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <h2 class="govuk-heading-m">Take the proposal back</h2>
      <Textarea
        name="withdraw"
        label={{ text: "Why is it withdrawn?" }}
        value={typed.withdraw}
        rows={2}
        errorMessage={errorFor(errors, "withdraw")}
      />
      <Button text="Take it back" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}
