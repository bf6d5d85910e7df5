import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, InsetText, SummaryList, Table } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import {
  childPage,
  type ChildFacts,
  Grade,
  StandsAroundLines,
  type StandsAround,
} from "../../child-record/index.ts";
import { lengthInWords } from "../../../kernel/length-in-words.ts";
import type { Episode } from "../episode-reads.ts";
import { fromKinds, type Threshold } from "../missing-scheme.ts";
import { countWithin, isReached, partsOfDay, patternsOf } from "../patterns.ts";
import { missingDays, missingShown, type MissingNumbers } from "../missing-count.ts";
import type { TriggerPlan } from "../trigger-plan-reads.ts";
import { mayRecord } from "./episode-view.ts";
import { interviewState } from "./episode-summary.tsx";
import { photographPaths } from "../../photographs/web/paths.ts";
import { missingPaths } from "./paths.ts";

type ChildMissingPage = {
  readonly facts: ChildFacts;
  readonly episodes: readonly Episode[];
  readonly threshold: Threshold;
  readonly plan: TriggerPlan | undefined;
  readonly numbers: MissingNumbers;
  readonly around: readonly StandsAround[];
  readonly holdsPhotographs: boolean;
};

/** Every episode of a child, and what they have in common as counts. */
export function childMissingPage(page: ChildMissingPage): View {
  const counted = page.episodes.filter(({ errorAt }) => errorAt === null);
  return childPage({
    facts: page.facts,
    tab: "missing",
    heading: "Missing",
    children: (
      <>
        <Ways {...page} />
        <Reached {...page} episodes={counted} />
        <StandsAroundLines around={page.around} />
        <Episodes {...page} />
        <InNinetyDays {...page} />
        {counted.length > 0 && <Patterns facts={page.facts} episodes={counted} />}
      </>
    ),
  });
}

function Ways({ facts, plan, holdsPhotographs }: ChildMissingPage): VNode {
  const id = facts.person.personId;
  return (
    <p class="app-actions app-screen-only govuk-body">
      {mayRecord(facts) && facts.missing === undefined && (
        <Button href={missingPaths.report(id)} text="Record that this child is missing" />
      )}
      {facts.missing && (
        <a class="govuk-link" href={missingPaths.episode(id, facts.missing.episodeId)}>
          Missing now: open the episode
        </a>
      )}
      <a class="govuk-link" href={missingPaths.plan(id)}>
        {plan === undefined ? "No trigger plan yet" : `Trigger plan, version ${plan.version}`}
      </a>
      {holdsPhotographs && (
        <a class="govuk-link" href={photographPaths.child(id)}>
          Photograph
        </a>
      )}
    </p>
  );
}

/** What the partnership's rule asks somebody to consider; nothing follows by itself. */
function Reached({ facts, episodes, threshold }: ChildMissingPage): VNode | null {
  if (!isReached(episodes, threshold, facts.now)) return null;
  const count = countWithin(episodes, threshold.withinDays, facts.now);
  return (
    <InsetText>
      <strong>{`Threshold reached: ${threshold.says}.`}</strong>
      <span class="app-line">
        {`${counted(count, "episode")} in the last ${threshold.withinDays} days; the rule is ${threshold.episodes}.`}
      </span>
      <span class="app-line app-secondary">{threshold.source}</span>
    </InsetText>
  );
}

function Episodes({ facts, episodes }: ChildMissingPage): VNode {
  return (
    <SortableTable
      caption="Episodes"
      captionClasses="govuk-table__caption--m"
      dense
      columns={[
        { key: "since", text: "Missing since" },
        { key: "for", text: "For" },
        { key: "from", text: "From" },
        { key: "grade", text: "Grade" },
        { key: "reference", text: "Police reference" },
        { key: "interview", text: "Return home interview" },
      ]}
      groups={[{ rows: episodes.map((one) => episodeRow(one, facts)) }]}
      empty="No episode is recorded."
    />
  );
}

function episodeRow(episode: Episode, { person, now }: ChildFacts) {
  const { missingSince, returnedAt, errorAt } = episode;
  const length = lengthInWords((returnedAt ?? now).getTime() - missingSince.getTime());
  return {
    since: (
      <>
        <a class="govuk-link" href={missingPaths.episode(person.personId, episode.episodeId)}>
          {formatDateTime(missingSince)}
        </a>
        {errorAt !== null && <span class="app-line app-secondary">recorded in error</span>}
      </>
    ),
    for: returnedAt === null && errorAt === null ? `${length} so far` : length,
    from: fromKinds[episode.fromKind],
    grade: <Grade {...episode} />,
    reference: episode.policeReference ?? "",
    interview: (
      <span class="app-verbatim">{errorAt === null ? interviewState(episode, now) : ""}</span>
    ),
  };
}

/** The number that the tracker, papers and files give, with where it is from. */
function InNinetyDays({ facts, numbers }: ChildMissingPage): VNode | null {
  const { count, source, entered } = missingShown(numbers, facts.today);
  if (count === null) return null;
  const sources = [source, entered].filter((part) => part !== undefined).join("; ");
  return (
    <p class="govuk-body">
      {`${counted(count, "episode")} in ${missingDays} days${sources === "" ? "" : `: ${sources}`}.`}
    </p>
  );
}

function Patterns({ facts, episodes }: Pick<ChildMissingPage, "facts" | "episodes">): VNode {
  const patterns = patternsOf(episodes, facts.now);
  return (
    <>
      <h2 class="govuk-heading-m">Patterns</h2>
      <SummaryList
        rows={[
          ...patterns.within.map(({ days, count }) => fact(`Last ${days} days`, String(count))),
          fact("Longest", patterns.longest === undefined ? "" : lengthInWords(patterns.longest)),
          fact("Nights away", counted(patterns.nights, "night")),
          fact(
            "Missing from",
            patterns.from.map(({ kind, count }) => `${fromKinds[kind]}: ${count}`).join("; "),
          ),
        ]}
      />
      <Table
        caption="When the child was first missed"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={["Day", ...partsOfDay].map((text) => ({ text }))}
        rows={patterns.table.map(({ weekday, counts }) => [
          { text: weekday },
          ...counts.map((count) => ({ text: count === 0 ? "–" : String(count) })),
        ])}
      />
      <p class="govuk-body-s app-secondary">
        A night away is one in which the child was missing at four in the morning. Counts say what
        happened; they foretell nothing.
      </p>
    </>
  );
}
