import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import { counted, dueInWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, NotificationBanner } from "../../../ui/govuk/index.ts";
import { Behind, Counts, PageLinks } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import type { AgencyGroup, OverdueGroup } from "../overdue.ts";
import type { ChasingPage, JustAsked, Line } from "./chasing-view.ts";
import type { MeetingLine } from "../../work/index.ts";
import { columns, lateRow } from "./late-row.tsx";
import { chasingPaths } from "./paths.ts";
import { UnledPart } from "./unled-part.tsx";
import { mostOfEach } from "../../work/index.ts";

/** Everything that is late, by agency and person, with one button to ask about each. */
export function chasingPage(page: ChasingPage): View {
  const { agencies, agencyId, just } = page;
  return {
    title: "Overdue",
    width: "wide",
    body: (
      <>
        {just && <Said {...just} />}
        <h1 class="govuk-heading-l">Overdue</h1>
        {page.tabs}
        {agencies.length === 0 ? (
          <p class="govuk-body">
            Nothing is overdue. Actions and reviews appear here from the day after they were due, by
            agency and person, and one click asks about each.
          </p>
        ) : (
          <Counts label="Overdue, by agency" items={agencies.map(countOf)} />
        )}
        {agencyId !== undefined && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={chasingPaths.list()}>
              All agencies
            </a>
          </p>
        )}
        <UnledPart {...page} />
        <Capped {...page} />
        {agencies.map((agency) => (
          <Agency agency={agency} page={page} />
        ))}
        <Pages {...page} />
        <PanelsWait {...page} />
        <Minutes {...page} />
      </>
    ),
  };
}

function PanelsWait({ panels }: ChasingPage): VNode | null {
  if (panels.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">For panels and meetings</h2>
      <ul class="govuk-list govuk-list--bullet">
        {panels.map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function countOf({ agencyId, agency, late, unanswered }: AgencyGroup) {
  const waits = unanswered === 0 ? "" : `; ${unanswered} asked and not answered in time`;
  return {
    count: late,
    text: `overdue at ${agency}${waits}`,
    href: chasingPaths.list({ agency: agencyId }),
    attention: unanswered > 0,
  };
}

/** Says what the press asked, of whom, and what could not be asked. */
function Said({ asked, askedOf, dueAt, own, unseen }: JustAsked): VNode {
  const lines = [
    asked > 0 &&
      `Asked ${askedOf} about ${counted(asked, "thing")}. An answer is due by ${formatDate(londonDate(dueAt ?? new Date(0)))}.`,
    own > 0 && `${counted(own, "thing is", "things are")} yours: see My work.`,
    unseen > 0 &&
      `${counted(unseen, "thing")} could not be asked about, because nobody concerned can see the record. Ring them.`,
    asked + own + unseen === 0 && "There was nothing left to ask about today.",
  ].filter((line) => line !== false);
  return (
    <NotificationBanner
      titleText={asked > 0 ? "Asked" : "Not asked"}
      type={asked > 0 ? "success" : undefined}
      role="region"
      disableAutoFocus
    >
      {lines.map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
    </NotificationBanner>
  );
}

/** A list that stops says where. */
function Capped({ agencies }: ChasingPage): VNode | null {
  const late = agencies.reduce((total, agency) => total + agency.late, 0);
  if (late < mostOfEach) return null;
  return (
    <p class="govuk-body">
      {`At most the ${mostOfEach.toLocaleString("en-GB")} longest overdue actions and the children with the ${mostOfEach.toLocaleString("en-GB")} longest overdue reviews are counted.`}
    </p>
  );
}

type AgencyProps = { readonly agency: AgencyGroup; readonly page: ChasingPage };

/** An agency of which this page of the list shows something. */
function Agency({ agency, page }: AgencyProps): VNode | null {
  const { agencyId, late } = agency;
  const lines = page.lines.filter((line) => line.agencyId === agencyId);
  if (lines.length === 0) return null;
  const toAsk = Math.min(agency.toAsk, askable(agency, lines, page));
  return (
    <section>
      <h2 class="govuk-heading-m">{agency.agency}</h2>
      {toAsk > 0 && (
        <Form action={chasingPaths.askAll} csrfToken={page.csrfToken} classes="app-screen-only">
          <input type="hidden" name="agency" value={agencyId} />
          <input type="hidden" name="back" value={page.agencyId ?? ""} />
          <Button preventDoubleClick>
            {toAsk === 1 ? "Ask about one" : `Ask about all ${toAsk}`}
            <span class="govuk-visually-hidden">{` ${toAsk === 1 ? "action or review" : "actions and reviews"} overdue at ${agency.agency}`}</span>
          </Button>
        </Form>
      )}
      <div class="app-folds">
        <Behind
          words={`Overdue at ${agency.agency}`}
          isOpen={page.agencyId !== undefined || page.agencies.length === 1}
        >
          <SortableTable
            caption={`${late} overdue at ${agency.agency}`}
            captionClasses="govuk-table__caption--s"
            dense
            brief
            columns={columns}
            groups={agency.people
              .map((person) => ({
                heading: headingOf(person),
                rows: lines
                  .filter(({ staffId }) => staffId === person.staffId)
                  .map((line) => lateRow(line, page)),
              }))
              .filter(({ rows }) => rows.length > 0)}
          />
        </Behind>
      </div>
    </section>
  );
}

/** As many as there is somebody to ask about, where all of the agency’s are on this page. */
const askable = (
  { late }: AgencyGroup,
  lines: readonly Line[],
  { actorId }: ChasingPage,
): number =>
  lines.length < late
    ? late
    : lines.filter(({ whom }) => whom !== undefined && whom.staffId !== actorId).length;

function headingOf({ staff, late, unanswered }: OverdueGroup): string {
  const waits = unanswered === 0 ? "" : `, ${unanswered} asked and not answered in time`;
  return `${staff ?? "Nobody named"}: ${late} overdue${waits}`;
}

function Pages({ agencies, agencyId, page, pageSize }: ChasingPage): VNode {
  const total = agencies.reduce((sum, { late }) => sum + late, 0);
  const href = (number: number): string => chasingPaths.list({ agency: agencyId, page: number });
  return <PageLinks page={page} hasNext={page * pageSize < total} href={href} />;
}

/** Minutes wait for their chair, who is rung: approving is done in the meeting. */
function Minutes({ minutes, today }: ChasingPage): VNode | null {
  if (minutes.length === 0) return null;
  return (
    <SortableTable
      caption="Minutes not approved yet"
      captionClasses="govuk-table__caption--m"
      brief="labelled"
      columns={[
        { key: "meeting", text: "Meeting" },
        { key: "child", text: "Child" },
        { key: "chair", text: "Chair" },
        { key: "late", text: "Overdue" },
      ]}
      groups={[
        {
          rows: minutes.map((meeting) =>
            minutesRow(meeting, dueInWords(londonDate(meeting.startsAt), today).text),
          ),
        },
      ]}
    />
  );
}

const minutesRow = (meeting: MeetingLine, late: string) => ({
  meeting: (
    <a class="govuk-link" href={meeting.href}>
      {formatDateTime(meeting.startsAt)}
    </a>
  ),
  child: fullName(meeting),
  chair: meeting.chair,
  late: late.replace(/ late$/, " since the meeting"),
});
