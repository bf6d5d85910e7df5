import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { ChildLink, Counts, PageLinks, spanWords } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import type { EducationScheme } from "../education-scheme.ts";
import type { EducationCounts, EducationList, EntryOf } from "../list-reads.ts";
import { valueName } from "../standing-entries.ts";
import { NotReviewed } from "./education-page.tsx";
import { Attended } from "./entry-tables.tsx";
import { educationPaths } from "./paths.ts";

export type EducationListPage = {
  readonly rows: readonly EntryOf[];
  readonly counts: EducationCounts;
  readonly scheme: EducationScheme;
  readonly show: EducationList;
  readonly today: string;
  readonly page: number;
  readonly pageSize: number;
};

const says: Readonly<Record<EducationList, string>> = {
  timetable: "on a part-time timetable that is past its review, the longest first",
  attendance: "with persistent or severe absence, the longest first",
  out: "not on roll without contact, the longest first",
};

/** Of children within reach: whose education nobody has looked at for too long. */
export function educationListPage(page: EducationListPage): View {
  const { rows, counts, scheme, show } = page;
  const title = "Education";
  const item = (list: EducationList, text: string) => ({
    count: counts[list],
    text,
    attention: list === "timetable" && counts[list] > 0,
    href: educationPaths.list({ show: list }),
  });
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <Counts
          label="Children you can see"
          items={[
            item("timetable", "part time, past review"),
            item("attendance", "persistent or severe absence"),
            item("out", `not on roll, no contact for ${scheme.contactDays} days`),
          ]}
        />
        <SortableTable
          caption={`${spanWords({ ...page, of: counts[show] })}${counted(counts[show], "child", "children")} ${says[show]}`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "what", text: "Current status" },
            { key: "since", text: "Since" },
            { key: "contact", text: "Last contact" },
          ]}
          groups={[{ rows: rows.map((one) => rowOf(one, page)) }]}
          empty="None that you can see. Record it under “Education” of a child’s record."
        />
        <PageLinks
          page={page.page}
          hasNext={page.page * page.pageSize < counts[show]}
          href={(number) => educationPaths.list({ show, page: number })}
        />
        <p class="govuk-body">
          <a class="govuk-link" href={educationPaths.schools}>
            Schools and their safeguarding leads
          </a>
        </p>
      </>
    ),
  };
}

function rowOf(one: EntryOf, { scheme, today }: EducationListPage) {
  return {
    child: (
      <ChildLink
        href={educationPaths.child(one.personId)}
        name={fullName(one)}
        reference={one.reference}
      />
    ),
    what: <What entry={one} scheme={scheme} today={today} />,
    since: formatDate(one.from),
    contact: one.contactOn === null ? "None recorded" : formatDate(one.contactOn),
  };
}

type WhatProps = {
  readonly entry: EntryOf;
  readonly scheme: EducationScheme;
  readonly today: string;
};

function What({ entry, scheme, today }: WhatProps): VNode {
  if (entry.kind === "attendance") return <Attended entry={entry} scheme={scheme} />;
  const hours = entry.hours === null ? "" : `, ${String(entry.hours)} hours a week`;
  return (
    <>
      {`${valueName(entry)}${hours}`}
      {entry.reasonName !== null && <span class="app-line app-secondary">{entry.reasonName}</span>}
      {entry.reviewBy !== null && <NotReviewed entry={entry} today={today} />}
    </>
  );
}
