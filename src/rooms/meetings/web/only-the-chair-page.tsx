import type { View } from "../../../platform/http/outcome.ts";
import { meetingPage } from "./meeting-page.tsx";
import type { MeetingFacts } from "./meeting-route.ts";
import { paths } from "./paths.ts";

/** Minutes are approved by the chair of the meeting, not by another chair. */
export function onlyTheChairPage(facts: MeetingFacts): View {
  const { meeting } = facts;
  return meetingPage({
    facts,
    heading: "Only the chair approves the minutes",
    children: (
      <>
        <p class="govuk-body">{`${meeting.chair} chaired this meeting and approves its minutes. Nothing was changed.`}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.minutes(meeting.meetingId)}>
            The minutes
          </a>
        </p>
      </>
    ),
  });
}
