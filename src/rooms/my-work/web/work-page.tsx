import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { NotificationBanner } from "../../../ui/govuk/index.ts";
import { HomeSection, Needs } from "../../../ui/layout/index.ts";
import { NotMatchedPart, MissingLines } from "../../missing/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import { accessPaths } from "../../record-access/web/paths.ts";
import { chasingPaths } from "../../overdue/web/paths.ts";
import { AskedList } from "./asked-list.tsx";
import { EmptyHome } from "./empty-home.tsx";
import { MyChildren } from "./my-children.tsx";
import { Drafts, Meetings, PlanReviews, Recent } from "./work-lists.tsx";
import { MyAssessments } from "./my-assessments.tsx";
import { MyVisits } from "./my-visits.tsx";
import { MyRecovery } from "./my-recovery.tsx";
import { MyReferences, MyReferrals } from "./my-elsewhere.tsx";
import { MyTurning } from "./my-turning.tsx";
import { MyEscalations } from "./my-escalations.tsx";
import { MyFamilyViews } from "./my-family-views.tsx";
import { MyMashAsks } from "./my-mash-asks.tsx";
import { MyMoments } from "./my-moments.tsx";
import { MySeconds } from "./my-seconds.tsx";
import { MyTellings } from "./my-tellings.tsx";
import { MyFlags } from "./my-flags.tsx";
import { MyPromises } from "./my-promises.tsx";
import { MyStandalone } from "./my-standalone.tsx";
import { RankedPart } from "./ranked-part.tsx";
import { isNothingAsked } from "./nothing-asked.ts";
import type { WorkPage } from "./work-view.ts";

/** What a person has before them, most pressing first: read in ten seconds, on a telephone. */
export function workPage(page: WorkPage): View {
  const { asked } = page;
  return {
    title: "My work",
    body: (
      <>
        {page.answered && <Answered />}
        <h1 class="govuk-heading-l govuk-!-margin-bottom-3">My work</h1>
        <Needs needs={page.needs} />
        <Ways {...page} />
        <EmptyHome {...page} />
        <NotMatchedPart {...page} />
        <MissingLines {...page} />
        {asked.total > 0 && (
          <>
            <h2 class="govuk-heading-m">{`Asked of you: ${asked.total}`}</h2>
            <AskedList {...page} asked={asked.rows} back={chasingPaths.work} />
            {asked.total > asked.rows.length && (
              <p class="govuk-body app-screen-only">
                <a class="govuk-link" href={chasingPaths.asked}>
                  {`All ${asked.total} that is asked of you`}
                </a>
              </p>
            )}
          </>
        )}
        <RankedPart ranked={page.ranked} />
        <MyMashAsks {...page} />
        <MyMoments {...page} />
        <div class="app-columns">
          <div>
            <MyChildren {...page} />
          </div>
          <div class="app-folds">
            {page.sections.map((section) => (
              <HomeSection {...section} />
            ))}
            <MyTellings {...page} />
            <MySeconds {...page} />
            <MyFamilyViews {...page} />
            <MyPromises {...page} />
            <MyStandalone {...page} />
            <PlanReviews {...page} />
            <MyAssessments {...page} />
            <MyFlags {...page} />
            <MyVisits {...page} />
            <MyRecovery {...page} />
            <MyReferrals {...page} />
            <MyReferences {...page} />
            <MyTurning {...page} />
            <MyEscalations {...page} />
            <Meetings {...page} />
            <Drafts {...page} />
            <Recent {...page} />
          </div>
        </div>
      </>
    ),
  };
}

export function Answered(): VNode {
  return (
    <NotificationBanner titleText="Recorded" type="success" role="region" disableAutoFocus>
      <p class="govuk-notification-banner__heading">
        Your answer is recorded. The person who asked has been told.
      </p>
    </NotificationBanner>
  );
}

function Ways(page: WorkPage): VNode {
  const { newNotices, files, mayRaise, mayDecide, mayChase } = page;
  return (
    <p class="app-actions app-screen-only govuk-body">
      <a class="govuk-link" href="/notices">
        {newNotices === 0 ? "No new notices" : counted(newNotices, "new notice")}
      </a>
      {files > 0 && (
        <a class="govuk-link" href="/papers">
          {counted(files, "file to release", "files to release")}
        </a>
      )}
      {mayDecide && (
        <a class="govuk-link" href="/mash">
          MASH: concerns to decide
        </a>
      )}
      {mayRaise && (
        <a class="govuk-link" href="/concerns/new">
          Raise a concern
        </a>
      )}
      {mayChase && (
        <a class="govuk-link" href={chasingPaths.list()}>
          Overdue
        </a>
      )}
      {page.maySeeSubjects && (
        <a class="govuk-link" href={thingPaths.things()}>
          People, places and networks
        </a>
      )}
      {page.mayFind && (
        <a class="govuk-link" href={accessPaths.find()}>
          Is this child known, and who to ring
        </a>
      )}
      {isNothingAsked(page) && <span>Nothing is asked of you</span>}
    </p>
  );
}
