import type { VNode } from "preact";
import { Promises } from "../../../../ui/layout/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { lookAgainBy } from "../../forums/reference-reads.ts";
import { forumPaths } from "../../forums/web/paths.ts";
import { whenDue } from "../../my-work/next-thing.ts";
import { dueWords } from "../../nrm/web/list-page.tsx";
import { referralWords } from "../../nrm/web/parts.tsx";
import { nrmPaths } from "../../nrm/web/paths.ts";
import type { WorkPage } from "./work-view.ts";

/** NRM referrals that this person began and that are not decided; nothing where there are none. */
export function MyReferrals({ referrals, today, calendar }: WorkPage): VNode | null {
  if (referrals.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`NRM referrals of yours: ${referrals.length}`}</h2>
      <Promises
        items={referrals.map((one) => ({
          ...dueWords(one, { today, calendar }),
          what: (
            <a class="govuk-link" href={nrmPaths.referral(one.personId, one.referralId)}>
              {referralWords(one, { today, calendar }).text}
            </a>
          ),
          who: `${fullName(one)} · ${one.childReference}`,
        }))}
      />
    </section>
  );
}

/** References to other forums that this person recorded and is to look at within two weeks. */
export function MyReferences({ references, today, calendar }: WorkPage): VNode | null {
  if (references.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`Other forums to look at: ${references.length}`}</h2>
      <Promises
        items={references.map((one) => ({
          ...whenDue(lookAgainBy(one), { today, calendar }),
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
    </section>
  );
}
