import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { Tag } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { EducationScheme } from "../education-scheme.ts";
import type { Entry } from "../entry-reads.ts";
import {
  absenceOf,
  absenceWords,
  comparedWords,
  ofKind,
  percentOf,
  valueName,
} from "../standing-entries.ts";
import { AttendanceChart } from "./attendance-chart.tsx";
import type { ShownEducation } from "./education-view.ts";
import { educationPaths } from "./paths.ts";

export function Attendance({ stands, facts, scheme, mayRecord }: ShownEducation): VNode {
  const periods = ofKind(stands, "attendance");
  const [now, before] = periods;
  const compared = now && comparedWords(now, before);
  return (
    <section>
      <h2 class="govuk-heading-m">Attendance</h2>
      {compared !== undefined && <p class="govuk-body">{`${compared}.`}</p>}
      {periods.length > 0 && <AttendanceChart periods={periods} scheme={scheme} />}
      <SortableTable
        caption={counted(periods.length, "period")}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "period", text: "Period" },
          { key: "percent", text: "Attended" },
          { key: "unauthorised", text: "Unauthorised" },
          { key: "source", text: "Source" },
          ...(mayRecord ? [{ key: "change", text: "Correct", isScreenOnly: true }] : []),
        ]}
        groups={[
          {
            rows: periods.map((one) => ({
              period: `${formatDate(one.from)} to ${formatDate(one.to ?? one.from)}`,
              percent: <Attended entry={one} scheme={scheme} />,
              unauthorised: counted(one.unauthorised ?? 0, "session"),
              source: <SourceOf entry={one} />,
              change: <PutRight entry={one} personId={facts.person.personId} />,
            })),
          },
        ]}
        empty="Nobody has recorded attendance yet."
      />
    </section>
  );
}

type AttendedProps = { readonly entry: Entry; readonly scheme: EducationScheme };

/** The percentage with the figures that it is worked out from. */
export function Attended({ entry, scheme }: AttendedProps): VNode {
  const absence = absenceOf(entry, scheme);
  return (
    <>
      {`${String(percentOf(entry) ?? 0)}%: ${String(entry.attended)} of ${counted(entry.possible ?? 0, "session")}`}
      {absence !== "none" && (
        <span class="app-line">
          <Tag
            classes={absence === "severe" ? "govuk-tag--red" : "govuk-tag--orange"}
            text={absenceWords[absence]}
          />
        </span>
      )}
    </>
  );
}

const SourceOf = ({ entry }: { readonly entry: Entry }): VNode => (
  <>
    {entry.source}
    {entry.wording !== null && <span class="app-line app-verbatim">{entry.wording}</span>}
    <span class="app-line app-secondary">{`Recorded by ${entry.recordedBy}`}</span>
  </>
);

const PutRight = ({ entry, personId }: { entry: Entry; personId: string }): VNode => (
  <a
    class="govuk-link app-screen-only"
    href={educationPaths.add(personId, entry.kind, entry.entryId)}
  >
    {`Correct: ${formatDate(entry.from)}`}
  </a>
);

export function Exclusions({ stands, facts, mayRecord }: ShownEducation): VNode {
  const rows = ofKind(stands, "exclusion");
  return (
    <section>
      <h2 class="govuk-heading-m">Suspensions and exclusions</h2>
      <SortableTable
        caption={counted(rows.length, "suspension or exclusion", "suspensions and exclusions")}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "what", text: "What" },
          { key: "when", text: "When" },
          { key: "why", text: "Reason" },
          { key: "source", text: "Source" },
          ...(mayRecord ? [{ key: "change", text: "Correct", isScreenOnly: true }] : []),
        ]}
        groups={[
          {
            rows: rows.map((one) => ({
              what: valueName(one),
              when: <When entry={one} />,
              why: one.reasonName ?? "",
              source: <SourceOf entry={one} />,
              change: <PutRight entry={one} personId={facts.person.personId} />,
            })),
          },
        ]}
        empty="Nobody has recorded a suspension or exclusion."
      />
    </section>
  );
}

function When({ entry: { from, to, sessions } }: { readonly entry: Entry }): VNode {
  return (
    <>
      {to === null ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`}
      {sessions !== null && <span class="app-line">{counted(sessions, "session")}</span>}
    </>
  );
}

/** What held before, and what was put right: nothing is lost. */
export function Earlier({ entries, stands, facts, mayRecord }: ShownEducation): VNode | null {
  const shownAbove = new Set(
    stands.filter(({ kind }) => kind === "attendance" || kind === "exclusion"),
  );
  const rest = entries.filter((one) => !shownAbove.has(one));
  if (rest.length === 0) return null;
  const isRight = new Set(stands);
  return (
    <section>
      <h2 class="govuk-heading-m">Everything else that was recorded</h2>
      <SortableTable
        caption={counted(rest.length, "entry", "entries")}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "when", text: "Day" },
          { key: "what", text: "What" },
          { key: "source", text: "Source" },
          ...(mayRecord ? [{ key: "change", text: "Correct", isScreenOnly: true }] : []),
        ]}
        groups={[
          {
            rows: rest.map((one) => ({
              when: formatDate(one.from),
              what: <What entry={one} isPutRight={!isRight.has(one)} />,
              source: <SourceOf entry={one} />,
              change: isRight.has(one) ? (
                <PutRight entry={one} personId={facts.person.personId} />
              ) : (
                "Corrected already"
              ),
            })),
          },
        ]}
      />
    </section>
  );
}

function What({ entry, isPutRight }: { entry: Entry; isPutRight: boolean }): VNode {
  const said =
    entry.kind === "attendance"
      ? `Attendance: ${String(entry.attended)} of ${counted(entry.possible ?? 0, "session")}`
      : valueName(entry);
  const more = [entry.reasonName, entry.seenBy].filter((one) => one !== null).join("; ");
  return (
    <>
      {said}
      {more !== "" && <span class="app-line app-secondary">{more}</span>}
      {isPutRight && <span class="app-line">Corrected by a later entry</span>}
    </>
  );
}
