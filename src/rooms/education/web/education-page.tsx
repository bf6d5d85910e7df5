import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SummaryList, Tag } from "../../../ui/govuk/index.ts";
import { childPage } from "../../child-record/index.ts";
import type { EducationScheme } from "../education-scheme.ts";
import type { Entry } from "../entry-reads.ts";
import type { EducationKind } from "../kinds.ts";
import { newest, ofKind, standing, valueName } from "../standing-entries.ts";
import type { EducationPage, ShownEducation } from "./education-view.ts";
import { Attendance, Earlier, Exclusions } from "./entry-tables.tsx";
import { educationPaths } from "./paths.ts";
import { SchoolsOfChild } from "./school-parts.tsx";
import { Due, fact } from "../../../ui/layout/index.ts";

/** Where the child is on roll, whether they are there, and who to ring in school. */
export function educationPage(page: EducationPage): View {
  const shown = { ...page, stands: standing(page.entries) };
  return childPage({
    facts: page.facts,
    tab: "education",
    heading: "Education",
    children: (
      <>
        {page.mayRecord && <Ways {...page} />}
        <Now {...shown} />
        <SchoolsOfChild {...page} />
        <Attendance {...shown} />
        <Exclusions {...shown} />
        <Earlier {...shown} />
        <p class="govuk-body app-secondary">{`Words and thresholds: ${page.scheme.source}.`}</p>
      </>
    ),
  });
}

const ways: readonly (readonly [EducationKind, string])[] = [
  ["attendance", "Record attendance"],
  ["exclusion", "Record a suspension or exclusion"],
  ["timetable", "Record the timetable"],
  ["enrolment", "Record enrolment or a move"],
  ["support", "Record special educational needs"],
  ["contact", "Record a contact"],
];

function Ways({ facts }: EducationPage): VNode {
  return (
    <p class="app-actions app-screen-only govuk-body">
      {ways.map(([kind, text]) => (
        <a class="govuk-link" href={educationPaths.add(facts.person.personId, kind)}>
          {text}
        </a>
      ))}
    </p>
  );
}

const nothingYet = "Nothing recorded";

function Now({ stands, facts, scheme }: ShownEducation): VNode {
  const contact = ofKind(stands, "contact").find(({ valueWord }) => valueWord?.isNone !== true);
  const support = newest(stands, "support");
  return (
    <SummaryList
      rows={[
        fact("On roll", <Enrolment entry={newest(stands, "enrolment")} />),
        fact(
          "Timetable",
          <Timetable entry={newest(stands, "timetable")} scheme={scheme} today={facts.today} />,
        ),
        fact(
          "Special educational needs",
          support ? (
            <Said entry={support} extra={`since ${formatDate(support.from)}`} />
          ) : (
            nothingYet
          ),
        ),
        fact(
          "Last contact",
          contact ? <Said entry={contact} extra={formatDate(contact.from)} /> : nothingYet,
        ),
      ]}
    />
  );
}

type SaidProps = { readonly entry: Entry; readonly extra: string };

/** What it says and since when, with the notes and who says so. */
function Said({ entry, extra }: SaidProps): VNode {
  const by = [entry.seenBy, entry.source].filter((one) => one !== null).join("; ");
  return (
    <>
      {`${valueName(entry)}, ${extra}`}
      {entry.wording !== null && <span class="app-line app-verbatim">{entry.wording}</span>}
      <span class="app-line app-secondary">{by}</span>
    </>
  );
}

function Enrolment({ entry }: { readonly entry: Entry | undefined }): VNode {
  if (!entry) return <>{nothingYet}</>;
  const { valueWord, reasonName, from, decided, seenBy } = entry;
  const since = `since ${formatDate(from)}${reasonName === null ? "" : `: ${reasonName.toLowerCase()}`}`;
  return (
    <>
      {valueWord?.isOnRoll === true ? "" : <Tag classes="govuk-tag--orange" text="Not on roll" />}{" "}
      <Said entry={{ ...entry, seenBy: null }} extra={since} />
      {decided !== null && (
        <span class="app-line app-verbatim">{`How it was decided: ${decided}`}</span>
      )}
      {seenBy !== null && <span class="app-line">{`Who saw the child: ${seenBy}`}</span>}
    </>
  );
}

type TimetableProps = {
  readonly entry: Entry | undefined;
  readonly scheme: EducationScheme;
  readonly today: string;
};

function Timetable({ entry, scheme, today }: TimetableProps): VNode {
  if (!entry) return <>{nothingYet}</>;
  const of = entry.reviewBy === null ? "" : ` of ${String(scheme.fullHours)}`;
  const hours = entry.hours === null ? "" : `${String(entry.hours)}${of} hours a week, `;
  const why = entry.reasonName === null ? "" : ` (${entry.reasonName.toLowerCase()})`;
  return (
    <>
      <Said entry={entry} extra={`${hours}since ${formatDate(entry.from)}${why}`} />
      {entry.reviewBy !== null && <NotReviewed entry={entry} today={today} />}
    </>
  );
}

/** By when a part-time timetable is looked at again, or since when nobody has. */
export function NotReviewed({ entry, today }: { entry: Entry; today: string }): VNode {
  const { text, isOverdue } = dueInWords(entry.reviewBy ?? today, today);
  if (!isOverdue) return <span class="app-line">{`Review ${text}`}</span>;
  return (
    <span class="app-line">
      <Due isOverdue text={`Not reviewed since ${formatDate(entry.from)}: ${text}`} />
    </span>
  );
}
