import type { VNode } from "preact";
import { whenDue } from "../../child-record/index.ts";
import { standaloneAddress } from "../../work/index.ts";
import { Promises } from "../../../ui/layout/index.ts";
import type { WorkPage } from "./work-view.ts";

/** Actions that were sent to this person without the record; nothing where there is none. */
export function MyStandalone({ standalone, today }: WorkPage): VNode | null {
  const { rows, total } = standalone;
  if (total === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`Your actions without the record: ${total}`}</h2>
      <Promises
        items={rows.map(({ actionId, wording, dueOn, askedBy, ring }) => {
          const { when, isLate } = whenDue(dueOn, today);
          return {
            when,
            isLate,
            what: (
              <a class="govuk-link" href={standaloneAddress(actionId)}>
                {wording}
              </a>
            ),
            who: `Asked by ${askedBy} · ring ${ring}`,
          };
        })}
      />
      {rows.length < total && <p class="govuk-body">{`These are the first ${rows.length}.`}</p>}
    </section>
  );
}
