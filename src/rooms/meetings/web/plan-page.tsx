import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, InsetText, Table } from "../../../ui/govuk/index.ts";
import { SafetyPlan, type StandingPlan } from "../../safety-plans/index.ts";
import { familyPaths } from "../../families/web/paths.ts";
import { BeforeContactLines, type ChildFacts } from "../../child-record/index.ts";
import {
  type Action,
  type Chase,
  chaseWords,
  kindWords,
  latestByAction,
} from "../../work/index.ts";
import type { Meeting } from "../meeting-reads.ts";
import { usualType, type PanelType } from "../panel-type.ts";
import { bookWords } from "./booking-page.tsx";
import { meetingPage } from "./meeting-page.tsx";
import { paths as sittingPaths } from "../../panels/web/paths.ts";
import { paths } from "./paths.ts";
import { ClosedPromises, OpenPromises } from "./promise-forms.tsx";
import { mayDo } from "../../subjects/index.ts";

type PlanPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly actions: readonly Action[];
  readonly chases: readonly Chase[];
  readonly meetings: readonly Meeting[];
  /** What can be booked today. */
  readonly types: readonly PanelType[];
  readonly standing: StandingPlan;
  readonly now: Date;
  /** Why nobody was asked at the last press. */
  readonly notAsked: "own" | "unseen" | undefined;
};

const whyNotAsked = {
  own: "Nobody was asked: this is yours. It is in My work.",
  unseen: "Not sent: the person responsible cannot see this record. Ring them.",
} as const;

/** The tab “Plan and meetings”: what is promised to the child, and where it was agreed. */
export function planPage(page: PlanPage): View {
  const { facts, csrfToken, actions, chases, meetings, now, notAsked } = page;
  const { actor, person, today } = facts;
  const open = actions.filter(({ state }) => state === "open");
  const closed = actions.filter(({ state }) => state !== "open");
  const asked = latestByAction(chases);
  const closing = mayDo(actor, "action.manage", facts)
    ? { csrfToken, back: paths.plan(person.personId) }
    : undefined;
  return meetingPage({
    facts,
    heading: "Plan and meetings",
    children: (
      <>
        {notAsked && <InsetText text={whyNotAsked[notAsked]} />}
        <Links facts={facts} types={page.types} />
        <BeforeContactLines known={facts.known} />
        <SafetyPlan facts={facts} standing={page.standing} />
        <h2 class="govuk-heading-m">{`Every action: ${counted(open.length, "open action")}`}</h2>
        {open.length === 0 ? (
          <p class="govuk-body">
            No open actions. An action says what will be done for the child, who by and by when.
          </p>
        ) : (
          <OpenPromises actions={open} today={today} asked={asked} closing={closing} />
        )}
        <Questions chases={chases} />
        <AskForUpdate facts={facts} csrfToken={csrfToken} />
        <h2 class="govuk-heading-m">Meetings</h2>
        <Meetings meetings={meetings} now={now} />
        {closed.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Outcomes of earlier actions</h2>
            <ClosedPromises actions={closed} asked={asked} />
          </>
        )}
      </>
    ),
  });
}

/** What was asked other than about promises: reviews, and how things are. */
function Questions({ chases }: { readonly chases: readonly Chase[] }): VNode | null {
  const others = chases.filter(({ actionId }) => actionId === null).slice(0, 10);
  if (others.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">What else was asked</h3>
      <ul class="govuk-list govuk-list--bullet">
        {others.map((chase) => (
          <li>{`About ${kindWords(chase)}: ${chaseWords(chase)}`}</li>
        ))}
      </ul>
    </>
  );
}

/** One click: the lead practitioner, or who manages the team, is asked how things are. Nobody asks themselves. */
function AskForUpdate({ facts, csrfToken }: Pick<PlanPage, "facts" | "csrfToken">): VNode | null {
  const { actor, person, circle } = facts;
  const isLead = circle.some(
    ({ basis, staffId }) => basis === "allocation" && staffId === actor.id,
  );
  if (isLead || !mayDo(actor, "action.manage", facts)) return null;
  return (
    <Form action={paths.ask(person.personId)} csrfToken={csrfToken} classes="app-screen-only">
      <input type="hidden" name="about" value="update" />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        Ask the lead practitioner how things are
      </Button>
    </Form>
  );
}

function Links({ facts, types }: Pick<PlanPage, "facts" | "types">): VNode {
  const { actor, person } = facts;
  return (
    <p class="app-actions">
      {mayDo(actor, "meeting.manage", facts) &&
        types.map((type) => (
          <a
            class="govuk-link"
            href={paths.book(person.personId, type.key === usualType ? undefined : type.key)}
          >
            {bookWords(type)}
          </a>
        ))}
      {mayDo(actor, "action.manage", facts) && (
        <a class="govuk-link" href={paths.actions(person.personId)}>
          Add an action
        </a>
      )}
      <a class="govuk-link" href={sittingPaths.ofChild(person.personId)}>
        Panels
      </a>
      <a class="govuk-link" href={familyPaths.ofChild(person.personId)}>
        What the family wrote, and ask them
      </a>
    </p>
  );
}

function Meetings({
  meetings,
  now,
}: {
  readonly meetings: readonly Meeting[];
  readonly now: Date;
}): VNode {
  if (meetings.length === 0) {
    return (
      <p class="govuk-body">
        No meeting has been booked. A planning meeting brings the agencies together about one child.
      </p>
    );
  }
  return (
    <Table
      head={[{ text: "When" }, { text: "Chair" }, { text: "State" }]}
      rows={meetings.map((meeting) => [
        {
          text: (
            <>
              <a class="govuk-link" href={paths.meeting(meeting.meetingId)}>
                {formatDateTime(meeting.startsAt)}
              </a>
              <span class="app-secondary app-line">{meeting.panel}</span>
            </>
          ),
        },
        { text: meeting.chair },
        { text: stateWords(meeting, now) },
      ])}
    />
  );
}

/** Where a meeting stands, in words. */
export function stateWords({ cancelledAt, approvedAt, startsAt }: Meeting, now: Date): string {
  if (cancelledAt !== null) return "Cancelled";
  if (approvedAt !== null) return "Minutes approved";
  return startsAt > now ? "Booked" : "Minutes not approved yet";
}
