import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { Voice, fact, verbatimFact, DueOn } from "../../../ui/layout/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import type {
  Context,
  ContextAct,
  ContextAction,
  ContextConflict,
  ContextFact,
  ContextMove,
  ContextVoice,
} from "../context-reads.ts";
import { levelName, type ContextScheme } from "../context-scheme.ts";
import { actionStates } from "../../work/index.ts";
import { acts, caseOn, closings, contextStates } from "../context-words.ts";
import { AssessmentsOf, type ShownAssessment } from "./assessments-part.tsx";
import type { PanelOnCase } from "../panel-record.ts";
import { Steps } from "./context-steps.tsx";
import type { CasePractice } from "../case-practices.ts";
import { Panels } from "./panels-part.tsx";
import { Practices } from "./practices-part.tsx";
import { contextPageOf } from "./frame.tsx";
import { contextPaths } from "./paths.ts";

export type ShownContext = {
  readonly context: Context;
  readonly scheme: ContextScheme;
  readonly tools: readonly { readonly key: string; readonly name: string }[];
  readonly assessments: readonly ShownAssessment[];
  readonly actions: readonly ContextAction[];
  readonly facts: readonly ContextFact[];
  readonly voices: readonly ContextVoice[];
  readonly moves: readonly ContextMove[];
  readonly movedHere: readonly ContextMove[];
  readonly acts: readonly ContextAct[];
  readonly conflicts: readonly ContextConflict[];
  readonly panels: readonly PanelOnCase[];
  readonly practices: { readonly practices: readonly CasePractice[]; readonly register: string };
  readonly today: string;
  readonly mayRecord: boolean;
  readonly mayDecide: boolean;
  readonly maySeePlace: boolean;
};

/** One case: what is there, who makes it safer, whether it became safer, and what can be done now. */
export function contextPage(page: ShownContext): View {
  const { context } = page;
  return contextPageOf({
    heading: context.name,
    context,
    caption: caseOn[context.kind],
    children: (
      <>
        <p class="govuk-body">
          <Badge
            text={contextStates[context.state]}
            tone={context.state === "open" ? "blue" : "grey"}
          />
        </p>
        {context.isRestricted && <InsetText text="Restricted: only named people read this case." />}
        <InsetText text="No child stands on this case. Write about a child on the child’s record." />
        <Facts {...page} />
        <Steps {...page} />
        <AssessmentsOf assessments={page.assessments} scheme={page.scheme} />
        <Plan {...page} />
        <Before {...page} />
        <Voices {...page} />
        <Moves {...page} />
        <Practices {...page.practices} />
        <Panels {...page} />
        <Acts {...page} />
        <Conflicts {...page} />
      </>
    ),
  });
}

function Facts({ context, scheme, today, maySeePlace }: ShownContext): VNode {
  const { thingId, reviewBy, state } = context;
  return (
    <SummaryList
      rows={[
        fact("Level of harm", levelName(scheme, context.level)),
        fact("Owner", context.owner ?? "None yet"),
        fact("Lead agency", context.leadAgency ?? "None yet"),
        state === "open" && reviewBy !== null
          ? fact("Review by", <DueOn isOverdue={reviewBy < today} on={reviewBy} />)
          : undefined,
        thingId !== null && maySeePlace
          ? fact(
              "Place",
              <a class="govuk-link" href={thingPaths.thing(thingId)}>
                {context.name}
              </a>,
            )
          : undefined,
        fact("Run by", context.runBy),
        verbatimFact("Why it was referred", context.reason),
        fact(
          "Referred by",
          `${context.referredBy}, ${context.agency}, ${formatDateTime(context.referredAt)}`,
        ),
      ]}
    />
  );
}

function Plan({ context, scheme, actions, today, mayRecord }: ShownContext): VNode {
  const kindOf = (key: string) => scheme.guardians.find((one) => one.key === key)?.name ?? key;
  return (
    <>
      <h2 class="govuk-heading-m">Who makes it safer</h2>
      {actions.length === 0 && <p class="govuk-body">No action yet.</p>}
      {actions.map((one) => (
        <SummaryList
          rows={[
            verbatimFact("What", one.wording),
            verbatimFact("Who", `${one.guardian}\n${kindOf(one.guardianKind)}`),
            fact(
              "By when",
              <DueOn isOverdue={one.state === "open" && one.dueOn < today} on={one.dueOn} />,
            ),
            verbatimFact(
              actionStates[one.state],
              one.outcome === null ? (
                mayRecord && context.state === "open" ? (
                  <>
                    <a
                      class="govuk-link app-screen-only"
                      href={contextPaths.endAction(context.contextId, one.contextActionId)}
                    >
                      Say what came of it
                      <span class="govuk-visually-hidden">{`: ${one.wording}`}</span>
                    </a>
                    <span class="app-paper-only">Nothing yet</span>
                  </>
                ) : (
                  "Nothing yet"
                )
              ) : (
                `${one.outcome}\n${one.endedOn === null ? "" : formatDate(one.endedOn)}`
              ),
            ),
          ]}
        />
      ))}
    </>
  );
}

function Before({ context, facts, mayRecord }: ShownContext): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Did it become safer? Named facts</h2>
      {facts.length === 0 && (
        <p class="govuk-body">
          None yet. Record how it is before anything is done: how many actions there were is no fact
          about the place.
        </p>
      )}
      {facts.map((one) => (
        <SummaryList
          rows={[
            verbatimFact("What is counted or seen", `${one.wording}\n${one.source}`),
            verbatimFact(`Before, ${formatDate(one.beforeOn)}`, one.beforeSaid),
            one.afterSaid !== null && one.afterOn !== null
              ? verbatimFact(
                  `After, ${formatDate(one.afterOn)}`,
                  `${one.afterSaid}\n${one.isSafer === true ? "Safer" : "Not safer"}`,
                )
              : fact(
                  "After",
                  mayRecord && context.state === "open" ? (
                    <a
                      class="govuk-link app-screen-only"
                      href={contextPaths.factAfter(context.contextId, one.contextFactId)}
                    >
                      Record it after
                      <span class="govuk-visually-hidden">{`: ${one.wording}`}</span>
                    </a>
                  ) : (
                    "Not recorded"
                  ),
                ),
          ]}
        />
      ))}
    </>
  );
}

const Voices = ({ voices }: ShownContext): VNode => (
  <>
    <h2 class="govuk-heading-m">What young people there say</h2>
    {voices.length === 0 && <p class="govuk-body">Nobody’s words are recorded yet.</p>}
    {voices.map((one) => (
      <Voice words={one.wording} source={`${one.heardHow}, ${formatDate(one.saidOn)}`} />
    ))}
  </>
);

const MoveLine = ({ move, says }: { readonly move: ContextMove; readonly says: string }): VNode => (
  <li class="app-verbatim">
    {`${says} ${formatDate(move.seenOn)}: ${move.wording} `}
    {move.other !== null && (
      <a class="govuk-link" href={contextPaths.one(move.other.contextId)}>
        {move.other.name}
      </a>
    )}
  </li>
);

function Moves({ moves, movedHere }: ShownContext): VNode | null {
  if (moves.length + movedHere.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Where the harm moved</h2>
      <ul class="govuk-list govuk-list--bullet">
        {moves.map((move) => (
          <MoveLine move={move} says="From here," />
        ))}
        {movedHere.map((move) => (
          <MoveLine move={move} says="To here," />
        ))}
      </ul>
    </>
  );
}

const Acts = ({ acts: done, scheme }: ShownContext): VNode => (
  <>
    <h2 class="govuk-heading-m">What was decided</h2>
    <ul class="govuk-list govuk-list--spaced">
      {done.map((one) => (
        <li>
          <span class="app-line">
            <strong>
              {acts[one.act]}
              {one.outcome !== null && `: ${closings[one.outcome].text.toLowerCase()}`}
              {one.level !== null && `, level ${levelName(scheme, one.level).toLowerCase()}`}
            </strong>
          </span>
          <span class="app-line app-verbatim">{one.wording}</span>
          <span class="app-line app-secondary">
            {`${one.by}, ${formatDateTime(one.at)}`}
            {one.nextReviewBy !== null && `. Review by ${formatDate(one.nextReviewBy)}`}
          </span>
        </li>
      ))}
    </ul>
  </>
);

function Conflicts({ conflicts }: ShownContext): VNode | null {
  if (conflicts.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Conflicts of interest</h2>
      <ul class="govuk-list govuk-list--bullet">
        {conflicts.map((one) => (
          <li class="app-verbatim">{`${one.name}: ${one.reason}. ${formatDateTime(one.at)}`}</li>
        ))}
      </ul>
    </>
  );
}
