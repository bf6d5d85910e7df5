import type { VNode } from "preact";
import { fullName } from "../../subjects/index.ts";
import { whenDue } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Promises in this person's name; what came of each is said on the child's plan. */
export function MyPromises({ actions, today }: ListsPage): VNode {
  if (actions.total === 0) {
    return (
      <section>
        <h2 class="govuk-heading-m">Your actions: 0</h2>
        <p class="govuk-body">
          Nothing. Your actions are listed here until you record their outcome.
        </p>
      </section>
    );
  }
  return (
    <ShortList
      title="Your actions"
      isOpen
      of={[actions]}
      all={wholeList("promises")}
      items={actions.rows.map((action) => {
        const { when, isLate } = whenDue(action.dueOn, today);
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
  );
}
