import type { Tx } from "../../../platform/database/database.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { FormErrorSummary } from "../../../ui/forms/index.ts";
import { paths as paperPaths } from "../../outgoing-papers/web/paths.ts";
import {
  prepareAgain,
  PrepareForm,
  prepareFormOf,
  prepareInput,
  preparePaper,
  recipientChoices,
  type PrepareFormProps,
} from "../../outgoing-papers/index.ts";
import { minutesPaperFor } from "../minutes-paper.ts";
import { meetingPage } from "./meeting-page.tsx";
import { meetingParams, meetingRoute, type MeetingFacts } from "./meeting-route.ts";
import { paths } from "./paths.ts";
import { minutesContext } from "./record-context.ts";

const preparing = { permission: "meeting.manage" } as const;

const choicesFor = (tx: Tx, { person, circle, today }: MeetingFacts) =>
  recipientChoices(tx, { kind: "minutes", person, circle, today, family: [] });

type FormState = Pick<PrepareFormProps, "choices" | "csrfToken" | "errors" | "found"> & {
  readonly typed: FormFields;
};

function page(facts: MeetingFacts, again: FormState): View {
  const { meetingId } = facts.meeting;
  const { errors } = again;
  return meetingPage({
    facts,
    heading: "Minutes as a paper",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <>
        <p class="govuk-body">
          People who were not at the meeting get the minutes as a paper: for one colleague, agency
          or person, checked, and released by a second person.
        </p>
        <PrepareForm action={paths.minutesPaper(meetingId)} kind="minutes" {...again} />
      </>
    ),
  });
}

export const minutesPaperRoutes: readonly Route[] = [
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId/minutes/paper",
    access: preparing,
    audit: { action: "meeting.minutes.read" },
    input: { params: meetingParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      if (facts.meeting.approvedAt === null) return { kind: "notFound" };
      const choices = await choicesFor(tx, facts);
      return { kind: "page", view: page(facts, { choices, csrfToken, typed: {}, errors: [] }) };
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/minutes/paper",
    access: preparing,
    audit: { action: "meeting.minutes.prepare" },
    input: { params: meetingParams, form: prepareInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed, asPapers }) => {
      const { person, meeting } = facts;
      if (meeting.approvedAt === null) return { kind: "notFound" };
      const paper = minutesPaperFor(
        await minutesContext(tx, facts, { forOthers: true, at: clock.now() }),
      );
      const choices = await choicesFor(tx, facts);
      const form = prepareFormOf(typed);
      const change = await preparePaper(
        tx,
        { actor, at: clock.now(), asPapers },
        { ...paper, person, kind: "minutes", choices, form },
      );
      if (change.kind === "accepted") {
        return redirectDone(
          paperPaths.paper(change.paperId),
          "Paper made. Next: read it, then ask for release.",
        );
      }
      const again = prepareAgain(change, facts, paper.documentFor(""));
      return {
        kind: "invalid",
        view: page(facts, { choices, csrfToken, typed, ...again }),
        detail: { stopped: change.kind },
      };
    },
  }),
];
