import type { VNode } from "preact";
import { fullName } from "../../subjects/index.ts";
import { lookAgainBy, dueWords, referralWords } from "../../statutory/index.ts";
import { forumPaths } from "../../statutory/forums/web/paths.ts";
import { whenDue } from "../../child-record/index.ts";
import { nrmPaths } from "../../statutory/nrm/web/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** NRM referrals that this person began and that are not decided; nothing where there are none. */
export function MyReferrals({ referrals, today, calendar }: ListsPage): VNode | null {
  return (
    <ShortList
      title="NRM referrals of yours"
      of={[referrals]}
      all={wholeList("nrm")}
      items={referrals.rows.map((one) => ({
        ...dueWords(one, { today, calendar }),
        what: (
          <a class="govuk-link" href={nrmPaths.referral(one.personId, one.referralId)}>
            {referralWords(one, { today, calendar }).text}
          </a>
        ),
        who: `${fullName(one)} · ${one.childReference}`,
      }))}
    />
  );
}

/** References to other forums that this person recorded and is to look at within two weeks. */
export function MyReferences({ references, today }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Other forums to look at"
      of={[references]}
      all={wholeList("forums")}
      items={references.rows.map((one) => ({
        ...whenDue(lookAgainBy(one), today),
        what: (
          <>
            <a class="govuk-link" href={forumPaths.reference(one.personId, one.referenceId)}>
              {one.body.name}
            </a>
            <span class="app-line app-secondary">
              {one.nextOn === null ? "Look at it again" : (one.nextWhat ?? "Next date")}
            </span>
          </>
        ),
        who: `${fullName(one)} · ${one.childReference}`,
      }))}
    />
  );
}
