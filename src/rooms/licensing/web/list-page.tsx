import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { DueOn } from "../../../ui/layout/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { authorityText, isLate, outcomes, stateNames } from "../licence.ts";
import type { referralList } from "../referral-list.ts";
import { listTitle } from "./frame.tsx";
import { licensingPaths } from "./paths.ts";

type Shown = {
  readonly shown: ShownBy<typeof referralList>;
  readonly tabs: VNode | null;
};

/** Referrals that the reader may see. No child is on one. */
export function referralListPage({ shown, tabs }: Shown): View {
  const { today } = shown.around;
  return {
    title: listTitle,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{listTitle}</h1>
        {tabs}
        <p class="govuk-body">
          Drivers, vehicles, premises and businesses, with the sanitised ground. No child is on this
          list, and nothing on it leads to one. Worried about a child? Ring the MASH.
        </p>
        <FacetTabs label={listTitle} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            holder: ({ referralId, holder, licence, number }) => (
              <>
                <a class="govuk-link" href={licensingPaths.one(referralId)}>
                  {holder}
                </a>
                <span class="app-line app-secondary">
                  {[licence, number].filter((part) => part !== null).join(", ")}
                </span>
              </>
            ),
            authority: (one) => authorityText(one),
            state: ({ state, outcome }) => (
              <>
                {stateNames[state]}
                {outcome !== null && (
                  <span class="app-line app-secondary">{outcomes[outcome]}</span>
                )}
              </>
            ),
            due: (one) =>
              one.state === "to-send" || one.state === "sent" ? (
                <DueOn isOverdue={isLate(one, today)} on={one.nextOn} />
              ) : (
                ""
              ),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}
