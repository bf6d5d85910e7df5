import type { VNode } from "preact";
import { stateWords } from "../../assessments/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { clockedItem } from "./clocked-item.tsx";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Assessments under this person's lead, with their clocks; nothing where there are none. */
export function MyAssessments({ assessments, ...on }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Assessments that you lead"
      of={[assessments]}
      all={wholeList("assessments")}
      items={assessments.rows.map((one) => {
        const href = pathwayPaths.assessment(one.personId, one.assessmentId);
        const state = stateWords(one, on).text;
        return clockedItem(one, { href, name: one.body.name, state }, on);
      })}
    />
  );
}
