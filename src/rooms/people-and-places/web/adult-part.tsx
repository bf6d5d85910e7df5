import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { exploitedWords } from "../adult-form.ts";
import {
  noMeasureWords,
  type AdultFact,
  type HarmDecision,
  type NoMeasure,
} from "../adult-reads.ts";
import type { ThingMeasures } from "../thing-measures.ts";
import type { Thing } from "../thing-reads.ts";
import { releasePaths } from "../../duties/releases/web/paths.ts";
import { thingPaths } from "./paths.ts";

export type MeasuresPart = {
  readonly thing: Thing;
  readonly mayRecord: boolean;
  readonly facts: readonly AdultFact[];
  readonly decisions: readonly HarmDecision[];
  readonly because: NoMeasure | undefined;
  readonly measures: ThingMeasures | undefined;
};

/** Whether a measure can be taken on a subject and why not, and those that there are. */
export function Measures({ part }: { readonly part: MeasuresPart }): VNode {
  const { thing, because, measures } = part;
  return (
    <section>
      <h2 class="govuk-heading-m">Measures</h2>
      {because !== undefined && <InsetText>{`${noMeasureWords[because]}.`}</InsetText>}
      {thing.kind === "person" && <Age {...part} />}
      {measures !== undefined && <List measures={measures} />}
      {thing.kind === "person" && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={releasePaths.ofThing(thing.thingId)}>
            Bail, release and conditions
          </a>
        </p>
      )}
    </section>
  );
}

/** For a person to decide: who could consider what, and why it is said. */
function Consider({ consider }: Pick<ThingMeasures, "consider">): VNode | null {
  if (consider === undefined) return null;
  const { children, days, measures } = consider;
  return (
    <InsetText>
      {`${children} children you can see named this place or were there in the last ${days} days. For a person to decide, what could be considered: ${measures.join("; ")}.`}
    </InsetText>
  );
}

function List({ measures: { lines, propose, consider } }: { readonly measures: ThingMeasures }) {
  return (
    <>
      {lines.length === 0 ? (
        <p class="govuk-body">No order, notice or tactic is recorded.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {lines.map(({ text, href, state }) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
              {`, ${state}`}
            </li>
          ))}
        </ul>
      )}
      <Consider consider={consider} />
      {propose !== undefined && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={propose}>
            Propose a measure
          </a>
        </p>
      )}
    </>
  );
}

function Age({ thing, mayRecord, facts, decisions }: MeasuresPart): VNode {
  const [fact] = facts;
  const [decision] = decisions;
  return (
    <>
      <SummaryList
        rows={[
          verbatimFact("Age", fact ? ageText(fact) : "Not recorded"),
          verbatimFact("Exploited as a child", fact ? exploitedText(fact) : "Not recorded"),
          ...(decision ? [verbatimFact("Multi-agency decision", decisionText(decision))] : []),
        ]}
      />
      {mayRecord && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={thingPaths.age(thing.thingId)}>
            Record their age
          </a>
          {" · "}
          <a class="govuk-link" href={thingPaths.decision(thing.thingId)}>
            Record a multi-agency decision
          </a>
        </p>
      )}
    </>
  );
}

const ageText = ({ isAdult, source, knownOn, recordedBy }: AdultFact): string =>
  `${isAdult ? "An adult" : "A child, or may be one"}: ${source}, ${formatDate(knownOn)}. Recorded by ${recordedBy}`;

const exploitedText = ({ exploited, exploitedBasis }: AdultFact): string =>
  exploited === "not-asked" ? exploitedBasis : `${exploitedWords[exploited]}. ${exploitedBasis}`;

const decisionText = (one: HarmDecision): string =>
  [
    `${one.mayAct ? "Measures can be considered" : "No measure is considered"}, ${formatDate(one.decidedOn)}. Review by ${formatDate(one.reviewBy)}`,
    `Took part: ${one.tookPart.join(", ")}`,
    `For: ${one.argumentsFor}`,
    `Against: ${one.argumentsAgainst}`,
    `Their own safety: ${one.safetyPlan}`,
    `National Referral Mechanism: ${one.nrm}`,
    `Section 45: ${one.section45}`,
    `Recorded by ${one.recordedBy}`,
  ].join("\n");
