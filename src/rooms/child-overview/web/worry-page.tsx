import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { HistoryChart } from "../../../ui/layout/index.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import {
  type LevelDecision,
  type FlagReview,
  type HarmDecision,
  type Dispute,
  Disputed,
  harmAdvice,
  harmSaid,
  harmHistory,
  levelHistory,
  type DrawnHistory,
  levelSaid,
  usesLevels,
  childPage,
  type ChildFacts,
  Why,
  EndedFlags,
  StandsAroundLines,
  type StandsAround,
  StandingFlags,
  HarmCell,
  LevelCell,
  ReviewCell,
} from "../../child-record/index.ts";
import { exploitationPaths } from "../../child-record/exploitation/web/paths.ts";
import { releasePaths } from "../../duties/releases/web/paths.ts";
import { dutyPaths } from "../../duties/web/paths.ts";
import { chargePaths } from "../../investigations/charges/web/paths.ts";
import { investigationPaths } from "../../investigations/web/paths.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import { paths } from "../../child-record/web/paths.ts";

export type WorryPage = {
  readonly facts: ChildFacts;
  readonly harm: readonly HarmDecision[];
  readonly levels: readonly LevelDecision[];
  readonly reviews: readonly FlagReview[];
  readonly around: readonly StandsAround[];
};

/** How worried we are and why, with who decided it and when: harm first, then level, then flags. */
export function worryPage({ facts, harm, levels, reviews, around }: WorryPage): View {
  const { standing, scheme, harmScheme, actor, person } = facts;
  const id = person.personId;
  return childPage({
    facts,
    tab: "worry",
    heading: "How worried we are",
    children: (
      <>
        <Advice {...facts} />
        <Ways {...facts} />
        <StandsAroundLines around={around} />
        <div class="app-columns">
          <Section
            heading="Harm status"
            about="harm"
            facts={facts}
            now={<HarmCell row={standing} scheme={harmScheme} />}
            reviewBy={standing.harmReviewBy}
            decisions={harm.map((one) => ({
              ...one,
              value: harmSaid(harmScheme, one),
            }))}
            none="Nobody has decided yet whether the child is being harmed."
            action={
              holds(actor, "level.set") && { text: "Record harm status", href: paths.harm(id) }
            }
          />
          <Section
            heading="Level"
            about="level"
            facts={facts}
            now={<LevelCell row={standing} scheme={scheme} />}
            reviewBy={standing.reviewBy}
            decisions={levels.map((one) => ({ ...one, value: levelSaid(scheme, one) }))}
            none={usesLevels(scheme) ? "No level has been recorded." : "Levels are not used here."}
            action={levelAction(facts)}
          />
        </div>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.tools(id)}>
            Screening and assessment tools
          </a>
        </p>
        <StandingFlags facts={facts} reviews={reviews} />
        <History
          caption="History of harm status"
          drawn={harmHistory(harmScheme, harm)}
          today={facts.today}
          about="harm"
          disputes={facts.disputes}
          value="Harm status"
          decisions={harm.map((one) => ({
            ...one,
            value: harmSaid(harmScheme, one),
          }))}
        />
        <History
          caption="History of the level"
          drawn={levelHistory(scheme, levels)}
          today={facts.today}
          about="level"
          disputes={facts.disputes}
          value="Level"
          decisions={levels.map((one) => ({ ...one, value: levelSaid(scheme, one) }))}
        />
        <EndedFlags facts={facts} />
      </>
    ),
  });
}

function Ways({ actor, person: { personId: id } }: ChildFacts): VNode {
  return (
    <p class="govuk-body app-screen-only">
      <a class="govuk-link" href={exploitationPaths.known(id)}>
        What is known of the exploitation
      </a>
      <MustBeTold personId={id} />
      <a class="govuk-link app-line" href={thingPaths.harming(id)}>
        Multi-agency decisions: harm to others
      </a>
      {holds(actor, "subject.view") && (
        <a class="govuk-link app-line" href={thingPaths.ofChild(id)}>
          People, places and networks linked with this child
        </a>
      )}
    </p>
  );
}

/** The way to a level, where there are levels and the reader may set one. */
const levelAction = ({ actor, scheme, person }: ChildFacts): SectionProps["action"] =>
  usesLevels(scheme) &&
  holds(actor, "level.set") && { text: "Record a level", href: paths.level(person.personId) };

/** Harm beside the lowest level: said, and left to people. */
export function Advice(facts: ChildFacts): VNode | null {
  const advice = harmAdvice(facts, facts.standing);
  return advice === undefined ? null : <InsetText text={advice} />;
}

type Decided = Omit<LevelDecision, "level" | "said" | "evidence" | "evidenceSource" | "childView"> &
  Partial<Pick<LevelDecision, "evidence" | "evidenceSource" | "childView">> & {
    readonly value: string;
  };

type SectionProps = {
  readonly heading: string;
  readonly about: "harm" | "level";
  readonly facts: ChildFacts;
  readonly now: VNode;
  readonly reviewBy: string | null;
  readonly decisions: readonly Decided[];
  readonly none: string;
  readonly action: false | { readonly text: string; readonly href: string };
};

function Section(props: SectionProps): VNode {
  const { heading, about, facts, now, reviewBy, decisions, none, action } = props;
  const [latest] = decisions;
  return (
    <section>
      <h2 class="govuk-heading-m">{heading}</h2>
      <p class="govuk-body-l govuk-!-margin-bottom-2">{now}</p>
      {latest ? <Why decision={latest} /> : <p class="govuk-body">{none}</p>}
      {latest && <Disputed disputes={facts.disputes} about={about} aboutId={latest.id} />}
      <p class="govuk-body">
        <strong>{latest?.basis === "opened" ? "Decide by: " : "Review by: "}</strong>
        <ReviewCell reviewBy={reviewBy} today={facts.today} />
      </p>
      {action && (
        <p class="app-actions">
          <Button {...action} classes="govuk-button--secondary" />
        </p>
      )}
    </section>
  );
}

type HistoryProps = {
  readonly caption: string;
  readonly drawn: DrawnHistory;
  readonly today: string;
  readonly about: "harm" | "level";
  readonly disputes: readonly Dispute[];
  readonly value: string;
  readonly decisions: readonly Decided[];
};

/** Every decision as a table; from the second on drawn as well. */
function History(props: HistoryProps): VNode | null {
  const { caption, drawn, today, value, decisions, about, disputes } = props;
  if (decisions.length === 0) return null;
  return (
    <>
      {drawn.steps.length > 1 && (
        <>
          <h2 class="govuk-heading-m">{`${value} over time`}</h2>
          <HistoryChart caption={`${value} over time`} {...drawn} until={today} />
        </>
      )}
      <SortableTable
        caption={`${caption}: ${counted(decisions.length, "entry", "entries")}`}
        captionClasses="govuk-table__caption--m"
        dense
        columns={[
          { key: "value", text: value },
          { key: "on", text: "Date" },
          { key: "by", text: "By" },
          { key: "reason", text: "Why" },
          { key: "dissent", text: "Who disagreed" },
          { key: "review", text: "Review by" },
        ]}
        groups={[{ rows: decisions.map((one) => historyRow(one, about, disputes)) }]}
      />
    </>
  );
}

const origins: Readonly<Record<string, string>> = {
  imported: "Import",
  opened: "Nobody: opened on the pathway",
};

function historyRow(
  one: Decided,
  about: "harm" | "level",
  disputes: readonly Dispute[],
): SortableRow {
  return {
    value: one.value,
    on: formatDate(one.decidedOn),
    by: origins[one.basis] ?? one.decidedBy ?? "A former colleague",
    reason: (
      <>
        <span class="app-verbatim">{one.reason}</span>
        <Disputed disputes={disputes} about={about} aboutId={one.id} />
      </>
    ),
    dissent: <span class="app-verbatim">{one.dissent ?? "Nobody"}</span>,
    review: one.reviewBy === null ? "Not set" : formatDate(one.reviewBy),
  };
}

/** Who must be told of what was learned, and before bail or conditions end; and what the child is entitled to as a victim. */
function MustBeTold({ personId }: { readonly personId: string }): VNode {
  return (
    <>
      <a class="govuk-link app-line" href={dutyPaths.ofChild(personId)}>
        Who must be told of something that was learned
      </a>
      <a class="govuk-link app-line" href={releasePaths.ofChild(personId)}>
        Bail, release and conditions that concern this child
      </a>
      <a class="govuk-link app-line" href={investigationPaths.ofChild(personId)}>
        Investigations and court
      </a>
      <a class="govuk-link app-line" href={chargePaths.ofChild(personId)}>
        Charges and cautions to review
      </a>
    </>
  );
}
