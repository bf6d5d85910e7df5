import type { VNode } from "preact";
import { Promises } from "../../../../ui/layout/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { whenDue } from "../../my-work/next-thing.ts";
import { paths } from "../paths.ts";
import type { WorkPage } from "./work-view.ts";

/** Promises in this person's name; what came of each is said on the child's plan. */
export function MyPromises({ actions, today, calendar }: WorkPage): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">{`Promised in your name: ${actions.length}`}</h2>
      {actions.length === 0 ? (
        <p class="govuk-body">
          Nothing. A promise that you are named in stands here until you say what came of it.
        </p>
      ) : (
        <Promises
          items={actions.map((action) => {
            const { when, isLate } = whenDue(action.dueOn, { today, calendar });
            return {
              when,
              isLate,
              what: (
                <a class="govuk-link" href={paths.plan(action.personId)}>
                  {action.wording}
                </a>
              ),
              who: `${fullName(action)} · ${action.reference}`,
            };
          })}
        />
      )}
    </section>
  );
}
