import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { DueOn } from "../../../ui/layout/index.ts";
import type { Link } from "../link-reads.ts";
import type { Tie } from "../tie-reads.ts";
import { tieCertainties, tieConfidences, tieHandlings } from "../tie-words.ts";

type Sure = Pick<Link, "certainty" | "confidence" | "grading">;

/** How sure a link is, in words. */
export const CertaintyLines = ({ certainty, confidence, grading }: Sure): VNode => (
  <>
    {tieCertainties[certainty]}
    {confidence !== null && (
      <span class="app-line app-secondary">
        {`Confidence: ${tieConfidences[confidence].toLowerCase()}`}
      </span>
    )}
    {grading !== null && <span class="app-line app-secondary">{`Graded ${grading}`}</span>}
  </>
);

/** Since and until when it is so, as it was said. */
export function spanText({ beganOn, untilOn }: Pick<Tie, "beganOn" | "untilOn">): string {
  const since = beganOn === null ? "" : `since ${formatDate(beganOn)}`;
  const until = untilOn === null ? "" : `until ${formatDate(untilOn)}`;
  return [since, until].filter(Boolean).join(" ");
}

/** What was said, by whom and when, and who may read it where that is not everybody. */
export const SaidLines = ({
  wording,
  source,
  learnedOn,
  handling,
}: Pick<Link, "wording" | "source" | "learnedOn" | "handling">): VNode => (
  <>
    <span class="app-verbatim">{wording}</span>
    <span class="app-line app-secondary">{`${source}, ${formatDate(learnedOn)}`}</span>
    <span class="app-line app-secondary">{tieHandlings[handling]}</span>
  </>
);

/** By when it is looked at again, and who said last that it stands. */
export const ReviewLines = ({
  reviewBy,
  renewed,
  today,
}: Pick<Link, "reviewBy" | "renewed"> & { readonly today: string }): VNode => (
  <>
    <DueOn isOverdue={reviewBy < today} on={reviewBy} />
    {renewed !== null && (
      <span class="app-line app-secondary">
        {`${renewed.by}, ${formatDate(renewed.on)}: ${renewed.because}`}
      </span>
    )}
  </>
);
