import type { VNode } from "preact";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { DueOn } from "../../../ui/layout/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import type { contextList } from "../context-list.ts";
import { levelName } from "../context-scheme.ts";
import { contextKinds, contextStates } from "../context-words.ts";
import { listTitle } from "./frame.tsx";
import { contextPaths } from "./paths.ts";

type Shown = {
  readonly shown: ShownBy<typeof contextList>;
  readonly actor: StaffActor;
  readonly tabs: VNode | null;
};

/** Cases that the reader reads. No child is on it. */
export function contextListPage({ shown, actor, tabs }: Shown): View {
  const { today, scheme } = shown.around;
  return {
    title: listTitle,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{listTitle}</h1>
        {tabs}
        <p class="govuk-body">
          A place, a group or an online space where young people are harmed has a case of its own:
          it is made safer there. No child is on it. You read those in which your agency has a part.
        </p>
        {holds(actor, "context.record") && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={contextPaths.refer}>
              Refer a place, a group or an online space
            </a>
          </p>
        )}
        <FacetTabs label={listTitle} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            name: ({ contextId, name, kind, isRestricted }) => (
              <>
                <a class="govuk-link" href={contextPaths.one(contextId)}>
                  {name}
                </a>
                <span class="app-line app-secondary">{contextKinds[kind]}</span>
                {isRestricted && (
                  <span class="app-line">
                    <Badge text="Restricted" tone="red" />
                  </span>
                )}
              </>
            ),
            level: ({ level }) => levelName(scheme, level),
            owner: ({ owner }) => owner ?? "None yet",
            agency: ({ leadAgency, agency }) => leadAgency ?? `Referred by ${agency}`,
            review: ({ state, reviewBy }) =>
              reviewBy === null || state !== "open" ? (
                ""
              ) : (
                <DueOn isOverdue={reviewBy < today} on={reviewBy} />
              ),
            state: ({ state }) => contextStates[state],
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}
