import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  FormErrorSummary,
  type FormDraft,
  Overtaken,
} from "../../../ui/forms/index.ts";
import { Button, InsetText, Radios, SummaryCard, Textarea } from "../../../ui/govuk/index.ts";
import { OutLink, Reasons, WhyVisible } from "../../../ui/layout/index.ts";
import {
  needsSecondLook,
  type Candidate,
  type FoundPair,
  type MergeProposal,
  type PairDecision,
  type PairState,
  type PairVerdict,
} from "../../subjects/index.ts";
import { Join } from "./join-part.tsx";
import { samePaths } from "./paths.ts";
import { Recorded, type RecordedKind } from "./recorded-part.tsx";
import { Sides } from "./sides.tsx";

export type PairTyped = Readonly<Record<"verdict" | "reason", string>>;

export type PairPage = {
  readonly pair: FoundPair;
  readonly likeness: Candidate["likeness"];
  readonly state: PairState;
  /** Those that the reader may read: none of a colleague's while they are to look themselves. */
  readonly decisions: readonly PairDecision[];
  readonly today: string;
  readonly csrfToken: string;
  readonly typed: PairTyped;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
  readonly mayMerge?: boolean;
  /** To join the two, where it waits for a second person. */
  readonly proposal?: MergeProposal | undefined;
  /** What the reader has just decided as the second person. */
  readonly recorded?: RecordedKind | undefined;
};

/** Two records beside each other: what speaks for and against, what was decided, and the question. */
export function pairPage(page: PairPage): View {
  const { pair, likeness, state, errors = [], isStale = false } = page;
  const { one, other } = pair;
  // Who had the form open while it was settled is heard, and is asked again for what is missing.
  const mayDecide = state === "open" || state === "second look" || errors.length > 0;
  return {
    title: "Is this one child?",
    width: "wide",
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [
      { text: "Possible duplicates", href: samePaths.all() },
      { text: "Is this one child?" },
    ],
    body: (
      <>
        {isStale && (
          <Overtaken
            title="A colleague has decided"
            says={null}
            read="Read what was decided below"
            href="#decided"
          />
        )}
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        {page.recorded && !mayDecide && state !== "waiting" && (
          <Recorded recorded={page.recorded} isSecond />
        )}
        <h1 class="govuk-heading-l">Is this one child?</h1>
        <p class="govuk-body">{stateWords[state]}</p>
        <Sides
          caption="Side by side"
          left={{ head: one.reference, person: one }}
          right={{ head: other.reference, person: other }}
          today={page.today}
          isBesideForm={mayDecide}
        />
        <Reasons likeness={likeness} where="on one of the records" />
        <p class="govuk-body">
          <OutLink href={samePaths.how(one.personId, other.personId)} isBesideForm={mayDecide}>
            How this was worked out
          </OutLink>
        </p>
        {isStale && !mayDecide && <NotSaved {...page.typed} />}
        {mayDecide && <Decide {...page} />}
        {isSettledSame(page) && (
          <Join pair={pair} proposal={page.proposal} mayMerge={page.mayMerge === true} />
        )}
        <Decisions {...page} />
        <WhyVisible reasons={["your post gives access to both records"]} />
      </>
    ),
  };
}

/** Both looks said that it is one child: nothing of joining them is told before. */
export const isSettledSame = ({
  state,
  decisions,
}: Pick<PairPage, "state" | "decisions">): boolean =>
  state === "settled" &&
  decisions.filter(({ endedAt, verdict }) => endedAt === null && verdict === "same").length === 2;

const stateWords: Readonly<Record<PairState, string>> = {
  open: "Nobody has decided yet. Read both, then say what you think.",
  "second look":
    "A colleague has decided. Decide before you read their decision: it is shown afterwards.",
  waiting: "You have decided. A colleague checks as well, without seeing your decision.",
  settled: "It is decided.",
  disagreed:
    "Two colleagues decided differently. Talk to each other; then one of you takes your decision back.",
};

/** What somebody wrote of a pair that two others had settled meanwhile: theirs to keep, and to talk about. */
function NotSaved({ verdict, reason }: PairTyped): VNode | null {
  if (reason.trim() === "") return null;
  const said = Object.hasOwn(verdictWords, verdict)
    ? verdictWords[verdict as PairVerdict]
    : "No choice";
  return (
    <InsetText>
      <p class="govuk-body govuk-!-font-weight-bold">What you wrote was not saved</p>
      <p class="govuk-body app-verbatim">{`${said}: ${reason}`}</p>
      <p class="govuk-body">
        If it differs from the current decision, ring the person who decided. To withdraw a decision
        below, give this as the reason.
      </p>
    </InsetText>
  );
}

/** What follows from each answer, as the pair stands: it is not told what the colleague said. */
function hintsOf({ state, pair }: PairPage): Readonly<Record<PairVerdict, string>> {
  if (state === "second look")
    return {
      same: "Both records stay. If your colleague decided the same, they can be merged.",
      different: "If your colleague decided the same, the pair is not offered again.",
    };
  const isTwice = needsSecondLook({ verdict: "different", bits: pair.bits }, pair.rules);
  return {
    same: "Both records stay. A second colleague checks before anything is changed.",
    different: `${isTwice ? "A colleague checks as well, whatever you decide. Then the" : "The"} pair is not offered again. It stays on the list of what was decided.`,
  };
}

function Decide(page: PairPage): VNode {
  const { csrfToken, typed, draft, errors = [] } = page;
  const { one, other } = page.pair;
  const hints = hintsOf(page);
  return (
    <DraftForm
      action={samePaths.pair(one.personId, other.personId)}
      csrfToken={csrfToken}
      classes="app-form"
      draft={draft}
    >
      <Radios
        name="verdict"
        fieldset={{ legend: { text: "What you decide", classes: "govuk-fieldset__legend--s" } }}
        value={typed.verdict}
        items={[
          {
            value: "same",
            text: verdictWords.same,
            hint: { text: hints.same },
          },
          {
            value: "different",
            text: verdictWords.different,
            hint: { text: hints.different },
          },
        ]}
        errorMessage={errorFor(errors, "verdict")}
      />
      <Textarea
        name="reason"
        label={{ text: "Reason" }}
        hint={{ text: "What you compared, and who you asked" }}
        value={typed.reason}
        rows={4}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Record what I decide" preventDoubleClick />
    </DraftForm>
  );
}

function Decisions({ pair, decisions, state }: PairPage): VNode {
  const { one, other } = pair;
  return (
    <section id="decided">
      <h2 class="govuk-heading-m">What was decided</h2>
      {decisions.length === 0 && (
        <InsetText>
          {state === "second look"
            ? "A colleague’s decision: shown once you have decided."
            : "Nothing yet."}
        </InsetText>
      )}
      {decisions.map((decision) => (
        <SummaryCard
          title={{ text: verdictText(decision), headingLevel: 3 }}
          {...(decision.endedAt === null
            ? {
                actions: {
                  items: [
                    {
                      href: samePaths.end(one.personId, other.personId, decision.decisionId),
                      text: "Take this back",
                    },
                  ],
                },
              }
            : {})}
        >
          <p class="govuk-body app-verbatim">{decision.reason}</p>
          <p class="govuk-body-s app-secondary">
            {`${decision.decidedByName}, ${formatDateTime(decision.decidedAt)}`}
          </p>
          {decision.endedAt !== null && (
            <p class="govuk-body app-verbatim">
              {`Withdrawn by ${decision.endedByName ?? ""}, ${formatDateTime(decision.endedAt)}: ${decision.endReason ?? ""}`}
            </p>
          )}
        </SummaryCard>
      ))}
    </section>
  );
}

const verdictWords: Readonly<Record<PairVerdict, string>> = {
  same: "The same child",
  different: "Different children",
};

const verdictText = ({ verdict, endedAt }: PairDecision): string =>
  `${verdictWords[verdict]}${endedAt === null ? "" : ", withdrawn"}`;
