import type { VNode } from "preact";
import { fullName } from "../../subjects/index.ts";
import { lifePaths } from "../../case-lifecycle/web/paths.ts";
import { planWords, eighteenOn, eighteenWords } from "../../case-lifecycle/index.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Children whom this person leads and who turn 18 without an agreed transition; nothing where there are none. */
export function MyTurning({ turning, today }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Turning 18 without an agreed transition"
      of={[turning]}
      all={wholeList("turning")}
      items={turning.rows.map((one) => ({
        when: eighteenWords(one.bornOn, today),
        isLate: eighteenOn(one.bornOn) <= today,
        what: (
          <>
            <a class="govuk-link" href={lifePaths.transition(one.personId)}>
              {`Plan for turning 18: ${fullName(one)}`}
            </a>
            <span class="app-line app-secondary">{planWords(one)}</span>
          </>
        ),
        who: one.whoLeads ?? "Nobody leads it yet",
      }))}
    />
  );
}
