import type { VNode } from "preact";
import { fullName } from "../../../subjects/index.ts";
import { stateWords } from "../../assessments/state.ts";
import { whenDue } from "../../my-work/next-thing.ts";
import { pathwayPaths } from "../../pathway/web/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Assessments under this person's lead, with their clocks; nothing where there are none. */
export function MyAssessments({ assessments, today, calendar }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Assessments that you lead"
      of={[assessments]}
      all={wholeList("assessments")}
      items={assessments.rows.map((one) => {
        const due = one.dueOn === null ? undefined : whenDue(one.dueOn, { today, calendar });
        return {
          when: due?.when ?? (one.pausedOn === null ? "No date" : "Paused"),
          isLate: due?.isLate ?? false,
          what: (
            <>
              <a class="govuk-link" href={pathwayPaths.assessment(one.personId, one.assessmentId)}>
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
  );
}
