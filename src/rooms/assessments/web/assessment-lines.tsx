import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import type { Assessment } from "../assessment-reads.ts";
import { outcomeName } from "../kinds.ts";
import { stateWords } from "../state.ts";
import { Due } from "../../../ui/layout/index.ts";

type Lines = {
  readonly assessments: readonly Assessment[];
  readonly personId: string;
  readonly today: string;
  readonly calendar: WorkingCalendar;
};

/** Each with its clock in words, the one that is due first before the others. */
export function AssessmentLines({ assessments, personId, today, calendar }: Lines): VNode {
  return (
    <ul class="govuk-list">
      {assessments.map((one) => {
        const { text, isLate } = stateWords(one, { today, calendar });
        return (
          <li>
            <a class="govuk-link" href={pathwayPaths.assessment(personId, one.assessmentId)}>
              {one.body.name}
            </a>
            <span class="app-line">
              <Due isOverdue={isLate && one.finishedOn === null} text={text} />
            </span>
            <span class="app-line app-secondary">
              {one.outcome === null
                ? `Led by ${one.lead}, begun ${formatDate(one.startedOn)}`
                : `${outcomeName(one.body, one.outcome)}, led by ${one.lead}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
