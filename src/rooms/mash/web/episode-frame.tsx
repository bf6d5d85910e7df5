import type { ComponentChildren, VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { WhyVisible } from "../../../ui/layout/index.ts";
import { IdentityBar } from "../../../ui/moj/index.ts";
import { BeforeContactLines, StandsAroundLines } from "../../child-record/index.ts";
import { Overtaken } from "../../../ui/forms/index.ts";
import { fullName } from "../../subjects/index.ts";
import { pausedFor } from "../clock/pause-reads.ts";
import { birthText, dangerText, runningClockInWords } from "../mash-words.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { paths } from "./paths.ts";
import { Clock, RatingTag } from "./rating-tag.tsx";

type EpisodePage = {
  readonly facts: EpisodeFacts;
  /** Names the page beside the concern; the concern's own page has none. */
  readonly heading?: string;
  /** What is wrong with the form, said before anything else. */
  readonly summary?: VNode | undefined;
  readonly children: ComponentChildren;
};

/** A page about a concern: the child, the danger and the clock stand at the same place on each. */
export function episodePage({ facts, heading, summary, children }: EpisodePage): View {
  const { episode } = facts;
  const title = `Concern ${episode.reference}`;
  return {
    title: heading === undefined ? title : `${heading}: ${title}`,
    hasErrors: summary !== undefined,
    breadcrumbs: [
      { text: "MASH", href: paths.queue() },
      heading === undefined
        ? { text: title }
        : { text: title, href: paths.concern(episode.concernId) },
    ],
    body: (
      <>
        {summary}
        <Bar facts={facts} isTitle={heading === undefined} />
        {heading !== undefined && <h1 class="govuk-heading-l">{heading}</h1>}
        <BeforeContactLines known={facts.known} />
        {heading === undefined && <StandsAroundLines around={facts.around} />}
        {children}
        <WhyVisible reasons={["your post decides on concerns for the whole partnership"]} />
      </>
    ),
  };
}

const fromWhom = ({ source, agency }: EpisodeFacts["episode"]): string => {
  if (source === "public") return "the public, not verified";
  return source === "feed" ? `${agency}’s system` : agency;
};

function Bar({ facts, isTitle }: { facts: EpisodeFacts; isTitle: boolean }): VNode {
  const { episode, scheme, takenUp, today, doNotTell } = facts;
  const warnings = [
    ...(episode.dangerNow === "no" ? [] : [dangerText(episode.dangerNow)]),
    ...(doNotTell.length === 0 ? [] : [`Do not tell: ${doNotTell.join(", ")}`]),
  ];
  return (
    <IdentityBar
      name={fullName(episode)}
      headingLevel={isTitle ? 1 : 2}
      {...(warnings.length === 0 ? {} : { warning: warnings.join(". ") })}
      lines={[
        birthText(episode, today),
        <span class="app-nowrap">{episode.reference}</span>,
        `from ${fromWhom(episode)}, ${formatDateTime(episode.sentAt)}`,
      ]}
      facts={[
        {
          label: "Decision",
          value:
            episode.decidedAt === null ? (
              <RunningClock facts={facts} />
            ) : (
              `decided ${formatDateTime(episode.decidedAt)}`
            ),
        },
        {
          label: "What it is",
          value: takenUp ? `Referral since ${formatDateTime(takenUp.at)}` : "Contact",
        },
        { label: "Rating", value: <RatingTag scheme={scheme} rating={episode.rating} /> },
        {
          label: "Who works on it",
          value: episode.workedByName ?? (episode.decidedAt === null ? "Nobody yet" : "Nobody"),
        },
        episode.about === "child"
          ? { label: "Record", value: <RecordLink {...facts} /> }
          : { label: "Put with", value: <SubjectLink {...facts} /> },
      ]}
    />
  );
}

const RecordLink = ({ person }: EpisodeFacts): VNode =>
  person ? (
    <a class="govuk-link" href={paths.child(person.personId)}>
      {`${fullName(person)}, ${person.reference}`}
    </a>
  ) : (
    <>Not linked to a record yet</>
  );

const SubjectLink = ({ thing }: EpisodeFacts): VNode =>
  thing ? (
    <a class="govuk-link" href={paths.thing(thing.thingId)}>
      {thing.label}
    </a>
  ) : (
    <>Nothing yet</>
  );

/** Somebody else was first: theirs is read before anything is done over it. */
export const overtakenSummary = (
  <Overtaken
    title="A colleague worked on this concern while you were writing"
    read="Read what they did, then record yours if it still applies"
    href="#done"
  />
);

/** How the clock stands, or what it waits for. */
function RunningClock({ facts }: { facts: EpisodeFacts }): VNode {
  const { episode, now, pauses, pauseScheme } = facts;
  const words = runningClockInWords(episode, now);
  if (episode.pausedAt === null) return <Clock words={words} />;
  const standing = pauses.find(({ to }) => to === null);
  const reason = standing ? pausedFor(pauseScheme, standing.reason) : "paused";
  const since = `${reason}, since ${formatDateTime(episode.pausedAt)}`;
  return words.isLate ? (
    <>
      <Clock words={words} />
      <span class="app-line">{since}</span>
    </>
  ) : (
    <>{since}</>
  );
}
