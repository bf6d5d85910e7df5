import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { fullName } from "../../subjects/index.ts";
import { Timeline, type TimelineItem } from "../../../ui/moj/index.ts";
import { stepName, thresholdName } from "../decision-form.ts";
import { ratingName } from "../rate-concern.ts";
import type { Match } from "../work-reads.ts";
import type { EpisodeFacts } from "./episode-facts.ts";

type Done = TimelineItem & { readonly at: Date };

/** All that the MASH did with a concern, the newest first. It is never shown to whoever sent it. */
export function WorkDone(facts: EpisodeFacts): VNode {
  const done = [
    ...onwardOf(facts),
    ...decisionOf(facts),
    ...takenUpOf(facts),
    ...facts.matches.map(matchItem),
    ...ratingsOf(facts),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <section id="done">
      <h2 class="govuk-heading-m">What the MASH has done</h2>
      {facts.episode.workedByName !== null && (
        <p class="govuk-body">{`${facts.episode.workedByName} works on this.`}</p>
      )}
      {done.length === 0 ? (
        <p class="govuk-body">Nothing is recorded yet.</p>
      ) : (
        <Timeline headingLevel={3} items={done.map(({ at: _at, ...item }) => item)} />
      )}
      <p class="govuk-body-s app-secondary">
        Ratings, matching and rationale stay with the MASH: the sender sees the clock and the
        outcome.
      </p>
    </section>
  );
}

const said = (by: string, at: Date) => ({
  byline: by,
  date: formatDateTime(at),
  datetime: at.toISOString(),
  at,
});

const verbatim = (text: string): VNode => <p class="govuk-body app-verbatim">{text}</p>;

function ratingsOf({ ratings, scheme }: EpisodeFacts): readonly Done[] {
  return ratings.map(({ rating, reason, dueAt, by, at }) => ({
    title: `Rated ${ratingName(scheme, rating)}, to be decided by ${formatDateTime(dueAt)}`,
    description: verbatim(reason),
    ...said(by, at),
  }));
}

const verdictWords: Readonly<Record<string, string>> = {
  same: "Said to be about",
  different: "Identified as a different child from",
  created: "Record created:",
};

function matchItem(match: Match): Done {
  return {
    title: `${verdictWords[match.verdict] ?? match.verdict} ${fullName(match)}, ${match.reference}`,
    description: verbatim(match.reason),
    ...said(match.by, match.at),
  };
}

const takenUpOf = ({ takenUp }: EpisodeFacts): readonly Done[] =>
  takenUp
    ? [
        {
          title: "Taken up as a referral",
          description: verbatim(takenUp.reason),
          ...said(takenUp.by, takenUp.at),
        },
      ]
    : [];

function onwardOf({ onward, routes }: EpisodeFacts): readonly Done[] {
  if (!onward) return [];
  const route = routes.find(({ key }) => key === onward.route)?.name ?? onward.route;
  const title = `Passed on to: ${route}`;
  return [{ title, description: verbatim(onward.toWhom), ...said(onward.by, onward.at) }];
}

function decisionOf({ decision, choices }: EpisodeFacts): readonly Done[] {
  if (!decision) return [];
  return [
    {
      title: `Decided: ${stepName(choices, decision.nextStep)}`,
      description: (
        <>
          <p class="govuk-body">{thresholdName(choices, decision.threshold)}</p>
          {verbatim(decision.rationale)}
          {decision.dissent !== null && verbatim(`Disagreed: ${decision.dissent}`)}
        </>
      ),
      ...said(decision.by, decision.at),
    },
  ];
}
