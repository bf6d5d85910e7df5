import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SummaryList, WarningText } from "../../../ui/govuk/index.ts";
import { Voice, fact } from "../../../ui/layout/index.ts";
import { Paper } from "../../outgoing-papers/index.ts";
import { BeforeContactLines } from "../../child-record/index.ts";
import { FamilyWrote } from "../../families/index.ts";
import { SafetyPlan } from "../../safety-plans/index.ts";
import { familyForm } from "../family-form.ts";
import { typedInto } from "../item-drafts.ts";
import { itemWords } from "../item-words.ts";
import { holdByOfMeeting, holdByWords, isLater, withinWords } from "../hold-by.ts";
import type { Item } from "../record-reads.ts";
import { earlierPromises, minutesOf, whoCameWords } from "../minutes.ts";
import { canTakeAttendance, isToCome, takenFromWords } from "../to-come.ts";
import { closingForm, wordsForm } from "./addition-inputs.ts";
import { attendanceForm } from "../attendance-form.ts";
import { AttendanceForm, attendanceTyped } from "./attendance-form.tsx";
import { DecisionsPart } from "./decisions-part.tsx";
import { InvitationsPart } from "./invitations-part.tsx";
import { EachByItself } from "./each-by-itself.tsx";
import { ItemForm } from "./item-form.tsx";
import { meetingPage } from "./meeting-page.tsx";
import { paths } from "./paths.ts";
import type { RecordPage } from "./record-context.ts";
import { stateWords } from "./plan-page.tsx";
import { ClosedPromises, OpenPromises } from "./promise-forms.tsx";
import { SharingPart } from "./sharing-part.tsx";
import { familyTyped, TookPartForm } from "./took-part-form.tsx";
import { UpdatesPart } from "./updates-part.tsx";
import { blankWords, WordsForm } from "./words-form.tsx";
import { mayDo } from "../../subjects/index.ts";

/** A meeting while it is prepared and held, its parts in the order of the agenda; afterwards, as it was. */
export function recordPage(page: RecordPage): View {
  const { facts, ground, now } = page;
  const { meeting, type, actor } = facts;
  const isOpen = meeting.approvedAt === null && meeting.cancelledAt === null;
  const records = isOpen && mayDo(actor, "meeting.manage", facts);
  return meetingPage({
    facts,
    heading: `${type.name}, ${formatDate(londonDate(meeting.startsAt))}`,
    children: (
      <>
        <Facts {...page} state={stateWords(meeting, now)} />
        {isOpen && <InvitationsPart {...page} isToCome={isToCome(meeting, now)} />}
        {isOpen && <UpdatesPart {...page} />}
        <FamilyWrote {...page.written} />
        {records ? (
          <Record {...page} />
        ) : (
          <>
            {isOpen && <SafetyPlan facts={facts} standing={page.standing} />}
            {isOpen && mayDo(actor, "note.add", facts) && <SharingPart {...page} />}
            <Paper paper={minutesOf(ground)} />
          </>
        )}
      </>
    ),
  });
}

function Facts({ facts, state, now }: RecordPage & { readonly state: string }): VNode {
  const { meeting, type, actor } = facts;
  const { meetingId, startsAt, lastsMinutes, joinLink } = meeting;
  const holdBy = holdByOfMeeting(meeting);
  const isLate = holdBy !== null && isLater(startsAt, holdBy);
  const isOpen = meeting.approvedAt === null && meeting.cancelledAt === null;
  return (
    <>
      {isLate && (
        <WarningText
          text={`Later than it should be: to be held within ${withinWords(type)}, by ${holdByWords(holdBy)}.`}
        />
      )}
      <SummaryList
        rows={[
          fact("When", `${formatDateTime(startsAt)}, ${lastsMinutes} minutes`),
          fact("Where", meeting.place),
          joinLink !== null &&
            fact(
              "Join by video",
              <a class="govuk-link" href={joinLink} rel="noreferrer noopener">
                {joinLink}
              </a>,
            ),
          fact("Chair", meeting.chair),
          holdBy !== null &&
            fact("Hold by", `within ${withinWords(type)}: by ${holdByWords(holdBy)}`),
          fact("State", state),
        ]}
      />
      <BeforeContactLines known={facts.known} />
      <p class="app-actions">
        {isOpen && mayDo(actor, "meeting.manage", facts) && (
          <a class="govuk-link" href={paths.booking(meetingId)}>
            {isToCome(meeting, now) ? "Change or cancel the booking" : "Change the booking"}
          </a>
        )}
        <a class="govuk-link" href={paths.minutes(meetingId)}>
          Minutes
        </a>
        <a class="govuk-link" href={paths.family(meetingId)}>
          Paper for the family
        </a>
      </p>
    </>
  );
}

const familyInput = formInput(familyForm);

function Record(page: RecordPage): VNode {
  const { facts, csrfToken, ground } = page;
  const { type, meeting } = facts;
  const { contents } = ground;
  const { meetingId } = meeting;
  const family = page.kept.of("meeting-family", familyInput);
  return (
    <>
      <EachByItself drafts={page.drafts} items={partsOf(page)} others={page.kept.count} />
      <WhoIsThere {...page} />
      <h2 class="govuk-heading-m">The child and the family</h2>
      <TookPartForm
        meetingId={meetingId}
        csrfToken={csrfToken}
        draft={family.draft}
        typed={family.typed ?? familyTyped(contents)}
      />
      {type.agenda.map(({ key, title }, index) => (
        <>
          {index === 1 && <SharingPart {...page} />}
          <h2 class="govuk-heading-m">{title}</h2>
          {key === "promises" && <Earlier {...page} />}
          {key === "child-words" && <Words {...page} />}
          <Part item={key} {...page} />
        </>
      ))}
      <SafetyPlan facts={facts} standing={page.standing} />
      <DecisionsPart {...page} />
      <h2 class="govuk-heading-m">What they think of the meeting and the plan</h2>
      <Part item="view-child" {...page} />
      <Part item="view-parents" {...page} />
    </>
  );
}

/** The answers stand above: before people come in nothing is to be taken, and nobody is missing. */
function WhoIsThere({ facts, csrfToken, ground, now, kept }: RecordPage): VNode {
  const { type, meeting } = facts;
  const { contents } = ground;
  const title = <h2 class="govuk-heading-m">Who is there</h2>;
  // On paper the answers say it all.
  if (!canTakeAttendance(meeting, now))
    return (
      <div class="app-screen-only">
        {title}
        <p class="govuk-body">{takenFromWords}</p>
      </div>
    );
  const { typed, draft } = kept.of("meeting-attendance", formInput(attendanceForm));
  return (
    <>
      {title}
      {!isToCome(meeting, now) && <p class="govuk-body">{whoCameWords(type, contents, meeting)}</p>}
      <AttendanceForm
        type={type}
        contents={contents}
        csrfToken={csrfToken}
        meetingId={meeting.meetingId}
        typed={typed ?? attendanceTyped(contents)}
        draft={draft}
      />
    </>
  );
}

const partsOf = ({ ground }: RecordPage): readonly Item[] =>
  [...ground.contents.items.values()].filter(({ item }) => !item.startsWith("family."));

function Part({
  item: key,
  facts,
  csrfToken,
  ground,
  drafts,
}: RecordPage & { readonly item: string }): VNode | null {
  const item = ground.contents.items.get(key);
  if (!item) return null;
  return (
    <ItemForm
      item={item}
      words={itemWords(facts.type, key)}
      csrfToken={csrfToken}
      {...typedInto(item, drafts)}
    />
  );
}

/** The open promises, and the recent ones with what came of them: asked before anything new is promised. */
function Earlier({ facts, csrfToken, ground, kept }: RecordPage): VNode {
  const earlier = earlierPromises(ground.contents, facts.meeting);
  const open = earlier.filter(({ state }) => state === "open");
  const closed = earlier.filter(({ state }) => state !== "open").slice(0, 10);
  const closing = mayDo(facts.actor, "action.manage", facts)
    ? {
        csrfToken,
        back: paths.meeting(facts.meeting.meetingId),
        keptOf: (actionId: string) => kept.of("meeting-closing", closingForm, actionId),
      }
    : undefined;
  return (
    <>
      {earlier.length === 0 && <p class="govuk-body">No earlier actions.</p>}
      <OpenPromises actions={open} today={facts.today} closing={closing} />
      {closed.length > 0 && <ClosedPromises actions={closed} />}
    </>
  );
}

function Words({ facts, csrfToken, ground, kept }: RecordPage): VNode {
  const { typed = blankWords, draft } = kept.of("meeting-words", wordsForm);
  return (
    <>
      {ground.contents.words.map(({ words, heardBy }) => (
        <Voice words={words} source={`Heard by ${heardBy}`} />
      ))}
      <WordsForm
        csrfToken={csrfToken}
        typed={typed}
        draft={draft}
        meetingId={facts.meeting.meetingId}
      />
    </>
  );
}
