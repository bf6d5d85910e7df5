import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { ChildLink } from "../../../ui/layout/index.ts";
import { FacetCounts, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { fullName } from "../../subjects/index.ts";
import type { educationList } from "../education-list.ts";
import type { EducationScheme } from "../education-scheme.ts";
import type { EntryOf } from "../list-reads.ts";
import { valueName } from "../standing-entries.ts";
import { NotReviewed } from "./education-page.tsx";
import { Attended } from "./entry-tables.tsx";
import { educationPaths } from "./paths.ts";

export function educationListPage(shown: ShownBy<typeof educationList>): View {
  const title = "Education";
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <FacetCounts label="Children you can see" facets={shown.facets.numbers} />
        <ListTables
          shown={shown}
          cells={{
            child: (one) => (
              <ChildLink
                href={educationPaths.child(one.personId)}
                name={fullName(one)}
                reference={one.reference}
              />
            ),
            what: (one) => <What {...shown.around} entry={one} />,
            since: ({ from }) => formatDate(from),
            contact: ({ contactOn }) =>
              contactOn === null ? "None recorded" : formatDate(contactOn),
          }}
        />
        <ListPages shown={shown} />
        <p class="govuk-body">
          <a class="govuk-link" href={educationPaths.schools}>
            Schools and their safeguarding leads
          </a>
        </p>
      </>
    ),
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
