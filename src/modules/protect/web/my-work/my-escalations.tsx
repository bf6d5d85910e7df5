import type { VNode } from "preact";
import { fullName } from "../../../subjects/index.ts";
import { stageName } from "../../escalation/escalation.ts";
import { stateWords } from "../../escalation/state.ts";
import { escalationPaths } from "../../escalation/web/paths.ts";
import { whenDue } from "../../my-work/next-thing.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Disagreements that this person raised or decides; nothing where there are none. */
export function MyEscalations({ escalations, today, calendar }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Disagreements"
      of={[escalations]}
      all={wholeList("disagreements")}
      items={escalations.rows.map((one) => {
        const due = one.dueOn === null ? undefined : whenDue(one.dueOn, { today, calendar });
        return {
          when: due?.when ?? (one.pausedOn === null ? "No date" : "Paused"),
          isLate: due?.isLate ?? false,
          what: (
            <>
              <a class="govuk-link" href={escalationPaths.one(one.personId, one.escalationId)}>
                {`${one.ofAgency} and ${one.withAgency}: ${stageName(one.body, one.stage)}`}
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
