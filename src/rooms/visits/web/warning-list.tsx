import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { LineAlong } from "../../../kernel/visit-along.ts";
import type { Warning } from "../warning-reads.ts";
import { reviewOf } from "../warning-words.ts";
import { doorPaths } from "./paths.ts";
import { Due } from "../../../ui/layout/index.ts";

/** When a warning was looked at and by whom, or since when nobody has. */
export function reviewWords(warning: Warning, today: string): LineAlong {
  const { text, isLate } = reviewOf(warning, today);
  return { text: isLate ? text : `${text} by ${warning.reviewedBy}`, isLate };
}

type Props = {
  readonly warnings: readonly Warning[];
  readonly personId: string;
  readonly today: string;
  /** Given to those who may change them. */
  readonly mayRecord: boolean;
};

/** What whoever goes to the door must know first. */
export function WarningList({ warnings, personId, today, mayRecord }: Props): VNode {
  if (warnings.length === 0) {
    return (
      <p class="govuk-body app-door__clear">
        No warning is recorded. That nobody recorded one does not mean that there is none.
      </p>
    );
  }
  return (
    <ul class="app-door__warnings">
      {warnings.map((one) => {
        const review = reviewWords(one, today);
        return (
          <li class="app-door__warning">
            <strong class="app-door__warning-kind">{one.kindName}</strong>
            <span class="app-line app-verbatim">{one.wording}</span>
            <span class="app-line app-secondary">
              {`${one.source}, since ${formatDate(one.sinceOn)}. `}
              <Due isOverdue={review.isLate} text={review.text} />
            </span>
            {mayRecord && (
              <a
                class="govuk-link app-door__tap app-screen-only"
                href={doorPaths.warning(personId, one.warningId)}
              >
                Review or end
                <span class="govuk-visually-hidden">{`: ${one.kindName}`}</span>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
