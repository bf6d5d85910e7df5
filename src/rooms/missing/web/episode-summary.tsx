import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { interviewDueWords } from "../clock-words.ts";
import { lengthInWords } from "../../../kernel/length-in-words.ts";
import type { Episode } from "../episode-reads.ts";
import { fromKinds } from "../missing-scheme.ts";
import { Grade } from "../../child-record/index.ts";

const row = (key: string, text: string | VNode) => ({
  key: { text: key },
  value: { text: <span class="app-verbatim">{text}</span> },
});

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
              row(
                "Recorded in error",
                `${episode.errorReason ?? ""} ${episode.errorBy ?? ""}, ${formatDateTime(errorAt)}`,
              ),
            ]),
        row("Missing since", `${formatDateTime(missingSince)}, for ${length}`),
        row("Grade", <Grade {...episode} />),
        row("Police reference", episode.policeReference ?? "None recorded"),
        row("Missing from", fromKinds[episode.fromKind]),
        row("What is known", episode.circumstances),
        row("Reported", `${formatDateTime(episode.reportedAt)}: ${episode.reportedBy}`),
        row("Recorded", `${formatDateTime(episode.recordedAt)}, ${episode.recordedBy}`),
        ...(returnedAt === null
          ? []
          : [
              row("Back since", formatDateTime(returnedAt)),
              row("Found by", episode.foundBy ?? ""),
              ...(episode.foundHow === null ? [] : [row("How", episode.foundHow)]),
              row("Return home interview", interviewState(episode, now)),
            ]),
      ]}
    />
  );
}
