import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { PhoneLink, Due } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { ageText, Grade } from "../../child-record/index.ts";
import { interviewDueWords, missingForWords } from "../clock-words.ts";
import { attemptOutcomes } from "../log-reads.ts";
import {
  mostListed,
  type InterviewDue,
  type MissingChild,
  type MissingNowList,
} from "../missing-now-reads.ts";
import type { NotMatched } from "../not-matched.ts";
import { NotMatchedPart } from "./not-matched.tsx";
import { SmallPhotograph } from "../../photographs/index.ts";
import { missingPaths } from "./paths.ts";

type Page = MissingNowList & {
  readonly notMatched: readonly NotMatched[];
  readonly now: Date;
  readonly today: string;
};

/** Who is missing at this moment, and whose return home interview waits. */
export function missingNowPage({ missing, due, notMatched, now, today }: Page): View {
  return {
    title: "Missing",
    width: "wide",
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">Missing</h1>
        <p class="govuk-body">{`As of ${formatDateTime(now)}. Children you can see.`}</p>
        <NotMatchedPart notMatched={notMatched} now={now} today={today} />
        <SortableTable
          caption={`Missing now: ${missing.length}`}
          captionClasses="govuk-table__caption--m"
          dense
          columns={[
            { key: "child", text: "Child" },
            { key: "since", text: "Missing" },
            { key: "grade", text: "Grade" },
            { key: "reference", text: "Police reference" },
            { key: "lead", text: "Lead practitioner" },
            { key: "agencies", text: "Agencies involved" },
            { key: "plan", text: "Trigger plan" },
          ]}
          groups={[{ rows: missing.map((one) => missingRow(one, { now, today })) }]}
          empty="No child you can see is recorded as missing."
        />
        <SortableTable
          caption={`Return home interviews due: ${due.length}`}
          captionClasses="govuk-table__caption--m"
          dense
          columns={[
            { key: "child", text: "Child" },
            { key: "due", text: "Interview" },
            { key: "last", text: "Last recorded" },
            { key: "lead", text: "Lead practitioner" },
            { key: "agencies", text: "Agencies involved" },
          ]}
          groups={[{ rows: due.map((one) => dueRow(one, { now, today })) }]}
          empty="No return home interview is due."
        />
        {Math.max(missing.length, due.length) >= mostListed && (
          <p class="govuk-body">{`Only the first ${mostListed} of a list are shown.`}</p>
        )}
      </>
    ),
  };
}

type ReadQuery = { readonly now: Date; readonly today: string };
type Child = MissingChild | InterviewDue;

const line = (text: string | VNode): VNode => <span class="app-secondary app-line">{text}</span>;

function child(one: Child, today: string): VNode {
  return (
    <>
      <a class="govuk-link" href={missingPaths.episode(one.personId, one.episodeId)}>
        {fullName(one)}
      </a>
      {line(`${ageText(one.bornOn, today)}, ${one.reference}`)}
    </>
  );
}

/** With the number to ring; where nobody leads, the team that holds the record. */
function lead({ leads, team }: Child): VNode {
  if (leads.length === 0) return <>{`Nobody yet; ${team}`}</>;
  return (
    <>
      {leads.map(({ name, phone }) => (
        <span class="app-line">
          {name} {phone !== null && <PhoneLink phone={phone} />}
        </span>
      ))}
    </>
  );
}

function missingRow(one: MissingChild, { now, today }: ReadQuery) {
  return {
    child: (
      <>
        {one.photograph && (
          <SmallPhotograph
            personId={one.personId}
            name={fullName(one)}
            photograph={one.photograph}
          />
        )}
        {child(one, today)}
      </>
    ),
    since: (
      <>
        {missingForWords(one.missingSince, now)}
        {line(`since ${formatDateTime(one.missingSince)}`)}
      </>
    ),
    grade: <Grade {...one} />,
    reference: one.policeReference ?? "None recorded",
    lead: lead(one),
    agencies: one.agencies.join(", "),
    plan: (
      <a class="govuk-link" href={missingPaths.plan(one.personId)}>
        {one.hasPlan ? "Trigger plan" : "None yet"}
        <span class="govuk-visually-hidden">{`: ${fullName(one)}`}</span>
      </a>
    ),
  };
}

function dueRow(one: InterviewDue, { now, today }: ReadQuery) {
  const due = interviewDueWords(one.dueAt, now);
  return {
    child: child(one, today),
    due: (
      <>
        <Due isOverdue={due.isOverdue} text={due.text} />
        {line(`back since ${formatDateTime(one.returnedAt)}`)}
      </>
    ),
    last:
      one.lastOutcome === null ? (
        "Not offered yet"
      ) : (
        <>
          {attemptOutcomes[one.lastOutcome]}
          {one.doneFor !== null && <span class="app-verbatim app-line">{one.doneFor}</span>}
        </>
      ),
    lead: lead(one),
    agencies: one.agencies.join(", "),
  };
}
