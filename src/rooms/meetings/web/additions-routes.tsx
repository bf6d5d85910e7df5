import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { deleteDraft } from "../../work/index.ts";
import { addWords } from "../add-words.ts";
import { agreeLevel, decide } from "../decide.ts";
import type { MeetingForm } from "../form-drafts.ts";
import { promise } from "../promises.ts";
import { shareInformation } from "../share-information.ts";
import { closed } from "./booking-routes.tsx";
import { currentLevel, DecisionForm, LevelForm } from "./decision-forms.tsx";
import { formAgain, overtaken } from "./meeting-page.tsx";
import { meetingParams, meetingRoute, type MeetingFacts } from "./meeting-route.ts";
import { paths } from "./paths.ts";
import { promiseOf } from "./plan-routes.tsx";
import { PromiseForm } from "./promise-forms.tsx";
import { enquiryContext, ownersOn, sharingContext } from "./record-context.ts";
import {
  decisionForm,
  levelForm,
  levelIds,
  levelOf,
  promiseForm,
  sharingForm,
  wordsForm,
} from "./addition-inputs.ts";
import { SharingForm } from "./sharing-form.tsx";
import { WordsForm } from "./words-form.tsx";
import { InsetText } from "../../../ui/govuk/index.ts";
import { findChild } from "../../child-record/index.ts";
import type { VNode } from "preact";

const manage = { permission: "meeting.manage" } as const;

/** What was kept of the form while it was filled in ends with it. */
async function saved(tx: Tx, { meeting }: MeetingFacts, form?: MeetingForm): Promise<Outcome> {
  if (form) await deleteDraft(tx, form, meeting.meetingId);
  return { kind: "redirect", to: paths.meeting(meeting.meetingId) };
}

/** A form that came back is kept where it is on the meeting's page. */
const keptAt = ({ meeting: { meetingId } }: MeetingFacts, name: MeetingForm) => ({
  name,
  subject: meetingId,
  returnTo: paths.meeting(meetingId),
});

type Back = {
  readonly heading: string;
  readonly errors: readonly FieldError[];
  readonly ids?: Readonly<Record<string, string>>;
  readonly form: VNode;
};

const sentBack = (facts: MeetingFacts, { form, ...back }: Back): Outcome => ({
  kind: "invalid",
  view: formAgain({ facts, meetingId: facts.meeting.meetingId, children: form, ...back }),
});

export const additionsRoutes: readonly Route[] = [
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/words",
    access: manage,
    audit: { action: "meeting.record" },
    input: { params: meetingParams, form: wordsForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, meeting } = facts;
      const { meetingId } = meeting;
      const acting = { actor, at: clock.now() };
      const change = await addWords(tx, acting, { person, meetingId, form: typed });
      if (change.kind === "accepted")
        return sayDone("The child’s words were added.", saved(tx, facts, "meeting-words"));
      if (change.kind === "closed") return closed(facts, [typed.words, typed.heardBy]);
      const { errors } = change;
      const draft = keptAt(facts, "meeting-words");
      const asked = { meetingId, csrfToken: frame.csrfToken, typed, errors, draft };
      return sentBack(facts, {
        heading: "What the child says",
        errors,
        form: <WordsForm {...asked} />,
      });
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/shared",
    access: { permission: "note.add" },
    audit: { action: "meeting.share" },
    input: { params: meetingParams, form: sharingForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, meeting } = facts;
      const { meetingId } = meeting;
      const ground = await sharingContext(tx, facts);
      const sharing = { person, meetingId, form: typed, ...ground };
      const change = await shareInformation(tx, { actor, at: clock.now() }, sharing);
      // The press of an agency that holds nothing leaves what is typed for another.
      if (change.kind === "accepted")
        return sayDone(
          "What your agency shared was saved.",
          saved(tx, facts, typed.holds === "nothing" ? undefined : "meeting-shared"),
        );
      if (change.kind === "closed") return closed(facts, [typed.shared, typed.basisReason]);
      const { errors } = change;
      const action = paths.shared(meetingId);
      const draft = keptAt(facts, "meeting-shared");
      const asked = { action, csrfToken: frame.csrfToken, typed, errors, draft, ...ground };
      return sentBack(facts, {
        heading: "What an agency shares",
        errors,
        form: <SharingForm {...asked} />,
      });
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/decisions",
    access: manage,
    audit: { action: "meeting.decide" },
    input: { params: meetingParams, form: decisionForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, meeting, type, today } = facts;
      const { meetingId } = meeting;
      const acting = { actor, at: clock.now(), today };
      const ground = enquiryContext(facts);
      const change = await decide(tx, acting, { person, meeting, type, form: typed, ...ground });
      if (change.kind === "accepted")
        return sayDone("Decision added.", saved(tx, facts, "meeting-decision"));
      if (change.kind === "closed") {
        return closed(facts, [typed.decisionReason, typed.decisionDissent]);
      }
      const { errors } = change;
      const action = paths.decisions(meetingId);
      const draft = keptAt(facts, "meeting-decision");
      const asked = { action, type, csrfToken: frame.csrfToken, typed, errors, draft, ...ground };
      return sentBack(facts, {
        heading: "What the meeting decides",
        errors,
        form: <DecisionForm {...asked} />,
      });
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/promises",
    access: { permission: "action.manage" },
    audit: { action: "action.add" },
    input: { params: meetingParams, form: promiseForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, meeting, today } = facts;
      const { meetingId } = meeting;
      const acting = { actor, at: clock.now(), today };
      const change = await promise(tx, acting, { person, meetingId, form: promiseOf(typed) });
      if (change.kind === "accepted") {
        const { letIn } = change;
        const subjectIds = [person.personId, meetingId, ...(letIn === undefined ? [] : [letIn])];
        return sayDone("Action added. It is in its owner’s list.", {
          ...(await saved(tx, facts, "meeting-promise")),
          subjectIds,
        });
      }
      if (change.kind === "closed") return closed(facts, [typed.wording, typed.forFamily]);
      const { errors, unopened } = change;
      const draft = keptAt(facts, "meeting-promise");
      const asked = { csrfToken: frame.csrfToken, typed, errors, draft };
      return sentBack(facts, {
        heading: "Our actions",
        errors,
        ids: { wording: "promise-wording", due: "due-day" },
        form: (
          <PromiseForm
            action={paths.promises(meetingId)}
            isForFamilyToo
            unopened={unopened}
            {...await ownersOn(tx, facts)}
            {...asked}
          />
        ),
      });
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/level",
    access: { permission: "level.set" },
    audit: { action: "level.set" },
    input: { params: meetingParams, form: levelForm },
    handle: async (facts, given) => {
      const { tx, actor, clock, frame, form: typed } = given;
      const { person, meeting, scheme, today } = facts;
      const { meetingId } = meeting;
      const form = levelOf(typed);
      const acting = { actor, at: clock.now(), today };
      const change = await agreeLevel(tx, acting, { person, meetingId, scheme, form });
      if (change.kind === "accepted")
        return sayDone("Level proposed at the meeting saved.", saved(tx, facts, "meeting-level"));
      if (change.kind === "closed") return closed(facts, [form.reason, form.dissent]);
      const heading = "The level that the meeting agrees";
      const draft = keptAt(facts, "meeting-level");
      const asked = { facts, action: paths.level(meetingId), csrfToken: frame.csrfToken, draft };
      if (change.kind === "invalid") {
        const { errors } = change;
        const again = <LevelForm {...asked} typed={typed} errors={errors} />;
        return sentBack(facts, { heading, errors, ids: levelIds, form: again });
      }
      const child = (await findChild(given, person.personId)) ?? facts;
      const now = { ...facts, ...child };
      const version = String(now.standing.version);
      const view = formAgain({
        facts: now,
        heading,
        errors: [],
        meetingId,
        summary: overtaken,
        children: (
          <>
            <InsetText id="theirs" text={`A colleague recorded the level ${currentLevel(now)}.`} />
            <LevelForm {...asked} facts={now} typed={{ ...typed, version }} />
          </>
        ),
      });
      return { kind: "stale", view };
    },
  }),
];
