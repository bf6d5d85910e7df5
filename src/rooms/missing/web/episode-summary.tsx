import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { interviewDueWords } from "../clock-words.ts";
import { lengthInWords } from "../../../kernel/length-in-words.ts";
import type { Episode } from "../episode-reads.ts";
import { fromKinds } from "../missing-scheme.ts";
import { Grade } from "../../child-record/index.ts";

/** How the interview stands: done, decided, or due with its clock. */
export function interviewState(episode: Episode, now: Date): string {
  const { rhiDueAt, rhiOutcome, rhiClosedAt, rhiClosedBy, rhiReason } = episode;
  if (rhiDueAt === null) return "Due once the child is back";
  const closed = `${rhiClosedBy ?? ""}${rhiClosedAt === null ? "" : `, ${formatDateTime(rhiClosedAt)}`}`;
  if (rhiOutcome === "done") return `Done: recorded by ${closed}`;
  if (rhiOutcome === "stopped")
    return `No further attempts: ${rhiReason ?? ""} Decided by ${closed}`;
  return `${interviewDueWords(rhiDueAt, now).text}: due ${formatDateTime(rhiDueAt)}`;
}

/** What stands of an episode, in the order in which it is asked for. */
export function EpisodeSummary({
  episode,
  now,
}: {
  readonly episode: Episode;
  readonly now: Date;
}): VNode {
  const { missingSince, returnedAt, errorAt } = episode;
  const length = lengthInWords((returnedAt ?? now).getTime() - missingSince.getTime());
  return (
    <SummaryList
      rows={[
        ...(errorAt === null
          ? []
          : [
              verbatimFact(
                "Recorded in error",
                `${episode.errorReason ?? ""} ${episode.errorBy ?? ""}, ${formatDateTime(errorAt)}`,
              ),
            ]),
        verbatimFact("Missing since", `${formatDateTime(missingSince)}, for ${length}`),
        verbatimFact("Grade", <Grade {...episode} />),
        verbatimFact("Police reference", episode.policeReference ?? "None recorded"),
        verbatimFact("Missing from", fromKinds[episode.fromKind]),
        verbatimFact("What is known", episode.circumstances),
        verbatimFact("Reported", `${formatDateTime(episode.reportedAt)}: ${episode.reportedBy}`),
        verbatimFact("Recorded", `${formatDateTime(episode.recordedAt)}, ${episode.recordedBy}`),
        ...(returnedAt === null
          ? []
          : [
              verbatimFact("Back since", formatDateTime(returnedAt)),
              verbatimFact("Found by", episode.foundBy ?? ""),
              ...(episode.foundHow === null ? [] : [verbatimFact("How", episode.foundHow)]),
              verbatimFact("Return home interview", interviewState(episode, now)),
            ]),
      ]}
    />
  );
}
