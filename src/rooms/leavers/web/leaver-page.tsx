import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { FormErrorSummary } from "../../../ui/forms/index.ts";
import { WarningText } from "../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import type { Colleague } from "../../directory/index.ts";
import type { Leaver } from "../../accounts/index.ts";
import { basisWords } from "../../subjects/index.ts";
import type { Group } from "../hand-over.ts";
import type { Left, LeftPlace, LeftPromise, Sums } from "../left-reads.ts";
import { HandOverForm } from "./hand-over-form.tsx";
import { leaverPaths } from "./paths.ts";

export type LeaverPage = {
  readonly leaver: Leaver;
  readonly left: Left;
  readonly sums: Sums;
  readonly colleagues: readonly Colleague[];
  readonly csrfToken: string;
  readonly typed?: { readonly to: string; readonly of: Group };
  readonly errors?: readonly FieldError[];
  /** What was not handed over just now, and why. */
  readonly stayed?: readonly string[];
};

export function leaverPage(page: LeaverPage): View {
  const { leaver, left, stayed = [], errors = [] } = page;
  return {
    title: `What ${leaver.name} leaves`,
    hasErrors: errors.length > 0,
    backLink: { text: "Back to colleagues who leave", href: leaverPaths.list },
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{`What ${leaver.name} leaves`}</h1>
        <p class="govuk-body">{whenWords(leaver)}</p>
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={leaverPaths.work(leaver.staffId)}>
            Pass on all of it in one list: also assessments, disagreements, meetings, questions that
            wait and visits to type up
          </a>
        </p>
        {stayed.length > 0 && <WarningText text={`Not handed over. ${stayed.join(". ")}.`} />}
        <Places {...page} />
        <Promises {...page} />
        <Meetings left={left} />
        <Parts left={left} />
        <Concerns left={left} />
        <Papers left={left} />
        <Rest {...page} />
      </>
    ),
  };
}

export function whenWords({ lastOn, endedAt }: Leaver): string {
  if (endedAt !== null) return `Left ${formatDate(londonDate(endedAt))}.`;
  return lastOn === null ? "" : `Last day ${formatDate(lastOn)}.`;
}

const nameOf = ({ givenName, familyName, reference }: LeftPlace | LeftPromise): string =>
  `${givenName} ${familyName}, ${reference}`;

function Places({ leaver, left: { places }, ...page }: LeaverPage): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Children they are involved with</h2>
      <HandOverForm
        {...page}
        of="places"
        action={leaverPaths.places(leaver.staffId)}
        legend="Whose place goes over"
        empty="None that you reach."
        button="Hand these children over"
        leaverId={leaver.staffId}
        items={places.map((place) => ({
          value: place.membershipId,
          text: nameOf(place),
          hint: `${basisWords(place.basis)}${place.isOver ? ". Nobody leads since they left" : ""}`,
        }))}
      />
    </>
  );
}

function Promises({ leaver, left: { promises }, ...page }: LeaverPage): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Open promises</h2>
      <HandOverForm
        {...page}
        of="promises"
        action={leaverPaths.promises(leaver.staffId)}
        legend="Which promises go over"
        empty="None that you reach."
        button="Hand these promises over"
        leaverId={leaver.staffId}
        items={promises.map((promise) => ({
          value: promise.actionId,
          text: promise.wording,
          hint: `${nameOf(promise)}. Due ${formatDate(promise.dueOn)}`,
        }))}
      />
    </>
  );
}

function List({
  title,
  rows,
  note,
}: {
  readonly title: string;
  readonly rows: readonly SortableRow[];
  readonly note: string;
}): VNode | null {
  if (rows.length === 0) return null;
  return (
    <>
      <SortableTable
        caption={title}
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "what", text: "What" },
          { key: "when", text: "When" },
        ]}
        groups={[{ rows }]}
      />
      <p class="govuk-body">{note}</p>
    </>
  );
}

const Meetings = ({ left: { meetings } }: Pick<LeaverPage, "left">): VNode => (
  <List
    title="Meetings they chair"
    note="Another chair is chosen in the one list above, or where the booking of the meeting is changed."
    rows={meetings.map((meeting) => ({
      what: (
        <>
          <a class="govuk-link" href={`/meetings/${meeting.meetingId}`}>
            {`Meeting about ${meeting.givenName} ${meeting.familyName}`}
          </a>
          <span class="app-secondary app-line">{meeting.reference}</span>
        </>
      ),
      when: formatDateTime(meeting.startsAt),
    }))}
  />
);

const parts: Readonly<Record<string, string>> = {
  chair: "Chairs the panel",
  minutes: "Takes the minutes of the panel",
  member: "Member of the panel",
  deputy: "Deputy on the panel",
};

const Parts = ({ left }: Pick<LeaverPage, "left">): VNode => (
  <List
    title="Panels over many"
    note="Whoever keeps the panel gives the seat to somebody else, and changes who chairs the sitting."
    rows={left.parts.map((one) =>
      one.kind === "seat"
        ? {
            what: (
              <a class="govuk-link" href={`/panels/${one.panel}`}>
                {parts[one.part] ?? one.part}
              </a>
            ),
            when: "Until the seat is ended",
          }
        : {
            what: (
              <a class="govuk-link" href={`/sittings/${one.sittingId}`}>
                Chairs a sitting
              </a>
            ),
            when: formatDateTime(one.startsAt),
          },
    )}
  />
);

const Concerns = ({ left: { concerns } }: Pick<LeaverPage, "left">): VNode => (
  <List
    title="Concerns they work on"
    note="Open the concern and say who works on it."
    rows={concerns.map(({ concernId, reference, dueAt }) => ({
      what: (
        <a class="govuk-link" href={`/mash/${concernId}`}>
          {reference}
        </a>
      ),
      when: `To be decided by ${formatDateTime(dueAt)}`,
    }))}
  />
);

const paperStates: Readonly<Record<string, string>> = {
  prepared: "Prepared, not sent for release",
  waiting: "Waits for a second person",
  released: "Released, not given yet",
};

const Papers = ({ left: { papers } }: Pick<LeaverPage, "left">): VNode => (
  <List
    title="Papers they prepared"
    note="Whoever plans for the child sends it for release, gives it or withdraws it on its page."
    rows={papers.map(({ paperId, reference, state }) => ({
      what: (
        <a class="govuk-link" href={`/papers/${paperId}`}>
          {reference}
        </a>
      ),
      when: paperStates[state] ?? state,
    }))}
  />
);

/** What is out of the reader's reach is a number: somebody else has to look. */
function Rest({ left, sums }: LeaverPage): VNode {
  const hidden = [
    [
      sums.places - left.places.filter(({ isOver }) => !isOver).length,
      "place in a circle",
      "places in circles",
    ],
    [sums.promises - left.promises.length, "promise", "promises"],
    [sums.meetings - left.meetings.length, "meeting", "meetings"],
    [sums.concerns - left.concerns.length, "concern", "concerns"],
    [sums.papers - left.papers.length, "paper", "papers"],
  ] as const;
  const some = hidden.filter(([count]) => count > 0);
  const { exports } = sums;
  return (
    <>
      {some.length > 0 && (
        <p class="govuk-body">
          {`Out of your reach they leave ${some.map(([count, one, more]) => counted(count, one, more)).join(", ")}. Tell the co-ordinator, and for concerns the MASH.`}
        </p>
      )}
      {exports.length > 0 && (
        <p class="govuk-body">
          {`Files that they took out and have not destroyed: ${exports.join(", ")}. Ask them for each, and tell information governance.`}
        </p>
      )}
    </>
  );
}
