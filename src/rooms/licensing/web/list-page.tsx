import type { VNode } from "preact";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { DueOn } from "../../../ui/layout/index.ts";
import type { CellsOf } from "../../../ui/lists/index.ts";
import { authorityText, isLate, outcomes, stateNames } from "../licence.ts";
import type { referralList } from "../referral-list.ts";
import { licensingPaths } from "./paths.ts";

type Shown = ShownBy<typeof referralList>;

export const ReferralIntro = (): VNode => (
  <p class="govuk-body">
    Drivers, vehicles, premises and businesses, with the sanitised ground. No child is on this list,
    and nothing on it leads to one. Worried about a child? Ring the MASH.
  </p>
);

/** Referrals that the reader may see. No child is on one. */
export const referralCells = ({ today }: Shown["around"]): CellsOf<Shown> => ({
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
      {outcome !== null && <span class="app-line app-secondary">{outcomes[outcome]}</span>}
    </>
  ),
  due: (one) =>
    one.state === "to-send" || one.state === "sent" ? (
      <DueOn isOverdue={isLate(one, today)} on={one.nextOn} />
    ) : (
      ""
    ),
});
