import type { VNode } from "preact";
import { Promises } from "../../../../ui/layout/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { stageName } from "../../escalation/escalation.ts";
import { stateWords } from "../../escalation/state.ts";
import { escalationPaths } from "../../escalation/web/paths.ts";
import { whenDue } from "../../my-work/next-thing.ts";
import type { WorkPage } from "./work-view.ts";

/** Disagreements that this person raised or decides; nothing where there are none. */
export function MyEscalations({ escalations, today, calendar }: WorkPage): VNode | null {
  if (escalations.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`Disagreements: ${escalations.length}`}</h2>
      <Promises
        items={escalations.map((one) => {
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
    </section>
  );
}
