import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { chasingPaths } from "../../overdue/web/paths.ts";
import { MyAssessments } from "./my-assessments.tsx";
import { MyReferences, MyReferrals } from "./my-elsewhere.tsx";
import { MyEscalations } from "./my-escalations.tsx";
import { MyFamilyViews } from "./my-family-views.tsx";
import { MyFlags } from "./my-flags.tsx";
import { MyMoments } from "./my-moments.tsx";
import { MyPromises } from "./my-promises.tsx";
import { MyRecovery } from "./my-recovery.tsx";
import { MySeconds } from "./my-seconds.tsx";
import { MyTellings } from "./my-tellings.tsx";
import { MyTurning } from "./my-turning.tsx";
import { MyVisits } from "./my-visits.tsx";
import { wholeLists, type WholeList } from "./whole-lists.ts";
import { PlanReviews } from "./work-lists.tsx";
import type { ListsPage } from "./work-view.ts";

const lists: Readonly<Record<WholeList, (page: ListsPage) => VNode | null>> = {
  moments: MyMoments,
  families: MyFamilyViews,
  promises: MyPromises,
  plans: PlanReviews,
  assessments: MyAssessments,
  flags: MyFlags,
  visits: MyVisits,
  recovery: MyRecovery,
  nrm: MyReferrals,
  forums: MyReferences,
  turning: MyTurning,
  disagreements: MyEscalations,
  apart: MyTellings,
  second: MySeconds,
};

/** One list of My work to its end. */
export function wholeListPage(list: WholeList, page: ListsPage): View {
  const List = lists[list];
  return {
    title: "My work: the whole of a list",
    breadcrumbs: [{ text: "My work", href: chasingPaths.work }],
    body: (
      <>
        <h1 class="govuk-heading-l">My work: the whole of a list</h1>
        {isEmpty(list, page) ? (
          <p class="govuk-body">There is nothing on this list any more.</p>
        ) : (
          <List {...page} />
        )}
      </>
    ),
  };
}

const isEmpty = (list: WholeList, page: ListsPage): boolean =>
  list === "plans"
    ? page.plans.total === 0
    : wholeLists[list].every((one) => page[one].total === 0);
