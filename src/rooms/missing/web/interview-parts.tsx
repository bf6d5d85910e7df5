import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { verbatimFact, Card } from "../../../ui/layout/index.ts";
import { type Attempt, attemptOutcomes } from "../log-reads.ts";
import type { Reasons } from "../missing-scheme.ts";
import { mayRecord, type EpisodePage } from "./episode-view.ts";
import { interviewState } from "./episode-summary.tsx";
import { missingPaths } from "./paths.ts";

const row = (key: string, text: string | null) => verbatimFact(key, text ?? "");

/** Each offer and each attempt, the newest first; and the way to end what nothing ends by itself. */
export function Interview({ facts, episode, attempts, reasons }: EpisodePage): VNode {
  const isDue = episode.rhiOutcome === null && episode.errorAt === null;
  return (
    <>
      <h2 class="govuk-heading-m">Return home interview</h2>
      <p class="govuk-body app-verbatim">{interviewState(episode, facts.now)}</p>
      {attempts.length === 0 && <p class="govuk-body">Nobody has recorded an offer yet.</p>}
      {attempts.map((attempt) => (
        <AttemptCard attempt={attempt} reasons={reasons} />
      ))}
      {isDue && attempts.length > 0 && mayRecord(facts) && (
        <p class="govuk-body app-screen-only">
          <a
            class="govuk-link"
            href={missingPaths.episode(facts.person.personId, episode.episodeId, "/stop")}
          >
            Stop further attempts
          </a>
        </p>
      )}
    </>
  );
}

function AttemptCard({
  attempt,
  reasons,
}: {
  readonly attempt: Attempt;
  readonly reasons: Reasons;
}): VNode {
  const nameOf = (key: string) => reasons.find((one) => one.key === key)?.name ?? key;
  const given: readonly (readonly [string, string | null])[] = [
    ["Offered to", attempt.offeredTo],
    ["Interviewer", interviewerOf(attempt)],
    ["Done for this area by", attempt.doneFor],
    ["Tried instead", attempt.instead],
    ["The child says", attempt.childAccount],
    ["The parent or carer says", attempt.parentAccount],
    ["Reasons", attempt.reasons.map(nameOf).join(", ") || null],
    ["What it changes", attempt.changes],
    ["Promised", attempt.promised],
    ["Recorded", `${formatDateTime(attempt.recordedAt)}, ${attempt.recordedBy}`],
  ];
  return (
    <Card
      title={`${attemptOutcomes[attempt.outcome]}, ${formatDateTime(attempt.happenedAt)}`}
      level={3}
      facts={given.filter(([, text]) => text !== null).map(([key, text]) => row(key, text))}
    />
  );
}

function interviewerOf({ interviewer, isIndependent }: Attempt): string | null {
  if (interviewer === null) return null;
  return isIndependent === false ? `${interviewer}, who is not independent` : interviewer;
}

/** The police's own talk, held or not. */
export function Prevention({ facts, episode, talks }: EpisodePage): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Prevention interview</h2>
      {talks.length === 0 && <p class="govuk-body">Nobody has recorded one.</p>}
      {talks.map((talk) => (
        <Card
          title={
            talk.heldAt === null
              ? "Not held"
              : `Held by ${talk.heldBy}, ${formatDateTime(talk.heldAt)}`
          }
          level={3}
          facts={[
            row(talk.outcome === "done" ? "Said" : "Why not", talk.said),
            ...(talk.concerns === null ? [] : [row("Concerns", talk.concerns)]),
            row("Recorded", `${formatDateTime(talk.recordedAt)}, ${talk.recordedBy}`),
          ]}
        />
      ))}
      {mayRecord(facts) && episode.errorAt === null && (
        <p class="govuk-body app-screen-only">
          <a
            class="govuk-link"
            href={missingPaths.episode(facts.person.personId, episode.episodeId, "/prevention")}
          >
            Record a prevention interview
          </a>
        </p>
      )}
    </>
  );
}
