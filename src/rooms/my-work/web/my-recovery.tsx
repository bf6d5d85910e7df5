import type { VNode } from "preact";
import { dueInWords, counted } from "../../../kernel/words.ts";
import { fullName } from "../../subjects/index.ts";
import { recoveryPaths } from "../../support/recovery/web/paths.ts";
import { waitingOf } from "../../support/index.ts";
import { servicePaths } from "../../support/services/web/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Look-backs that nobody has answered, and referrals that wait too long; nothing where there are none. */
export function MyRecovery({
  lookBacks,
  lateReferrals,
  usualWait,
  today,
}: ListsPage): VNode | null {
  return (
    <ShortList
      title="Recovery"
      of={[lookBacks, lateReferrals]}
      all={wholeList("recovery")}
      items={[
        ...lookBacks.rows.map((one) => {
          const { text, isOverdue } = dueInWords(one.dueOn, today);
          return {
            when: text,
            isLate: isOverdue,
            who: `${fullName(one)} · ${one.reference}`,
            what: (
              <a class="govuk-link" href={recoveryPaths.lookBack(one.personId, one.lookBackId)}>
                {`Look back after ${counted(one.months, "month")}: exploited again?`}
              </a>
            ),
          };
        }),
        ...lateReferrals.rows.map((one) => {
          const waiting = waitingOf(one, { today, usualDays: usualWait });
          return {
            when: `waiting ${counted(waiting?.days ?? 0, "day")}`,
            isLate: true,
            who: `${fullName(one)} · ${one.reference}`,
            what: (
              <a class="govuk-link" href={servicePaths.referral(one.personId, one.referralId)}>
                {`Referral: ${one.name}`}
              </a>
            ),
          };
        }),
      ]}
    />
  );
}
