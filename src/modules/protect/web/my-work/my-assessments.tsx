import type { VNode } from "preact";
import { Promises } from "../../../../ui/layout/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { stateWords } from "../../assessments/state.ts";
import { whenDue } from "../../my-work/next-thing.ts";
import { pathwayPaths } from "../../pathway/web/paths.ts";
import type { WorkPage } from "./work-view.ts";

/** Assessments under this person's lead, with their clocks; nothing where there are none. */
export function MyAssessments({ assessments, today, calendar }: WorkPage): VNode | null {
  if (assessments.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`Assessments that you lead: ${assessments.length}`}</h2>
      <Promises
        items={assessments.map((one) => {
          const due = one.dueOn === null ? undefined : whenDue(one.dueOn, { today, calendar });
          return {
            when: due?.when ?? (one.pausedOn === null ? "No date" : "Paused"),
            isLate: due?.isLate ?? false,
            what: (
              <>
                <a
                  class="govuk-link"
                  href={pathwayPaths.assessment(one.personId, one.assessmentId)}
                >
                  {one.body.name}
                </a>
                <span class="app-line app-secondary">
                  {stateWords(one, { today, calendar }).text}
                </span>
              </>
            ),
            who: `${fullName(one)} · ${one.reference}`,
          };
        })}
      />
    </section>
  );
}
