import type { ComponentChildren, VNode } from "preact";
import { formatDateTime, formatTime } from "../../../kernel/dates.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { reviewOutcomes, type Enquiry, type Opening } from "../../subjects/index.ts";
import { wordOf, type Words } from "./words.ts";

export function Section({
  title,
  children,
}: {
  title: string;
  children: ComponentChildren;
}): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {children}
    </>
  );
}

export function Openings({
  openings,
  reasons,
}: {
  openings: readonly Opening[];
  reasons: Words;
}): VNode {
  return (
    <Section title="Emergency openings">
      <SortableTable
        caption="Opened in an emergency by a person without access"
        captionClasses="govuk-table__caption--s"
        dense
        columns={[
          { key: "when", text: "When" },
          { key: "who", text: "Who" },
          { key: "why", text: "Why" },
          { key: "review", text: "Review" },
        ]}
        groups={[
          {
            rows: openings.map((one) => ({
              when: `${formatDateTime(one.openedAt)} to ${formatTime(one.endsAt)}`,
              who: one.by,
              why: `${wordOf(reasons, one.reasonKey)}. ${one.reason}`,
              review:
                one.outcome === null ? "Not reviewed yet" : wordOf(reviewOutcomes, one.outcome),
            })),
          },
        ]}
        empty="Nobody has opened this record in an emergency."
      />
    </Section>
  );
}

const answers: Words = {
  known: "Known, and who to ring",
  restricted: "That a record may match, and who to ring",
  several: "That more than one record matches",
  "may-match": "That there may be a match, and who to ring",
  "may-match-several": "That there may be a match, and to ring the MASH",
  "not-known": "Not known",
};

export function Enquiries({
  enquiries,
  relationships,
}: {
  enquiries: readonly Enquiry[];
  relationships: Words;
}): VNode {
  return (
    <Section title="Who asked about the child">
      <SortableTable
        caption="Each time a person asked whether this child is known; they were shown nothing from the record"
        captionClasses="govuk-table__caption--s"
        dense
        columns={[
          { key: "when", text: "When" },
          { key: "who", text: "Who" },
          { key: "why", text: "Why" },
          { key: "told", text: "Were told" },
        ]}
        groups={[
          {
            rows: enquiries.map((one) => ({
              when: formatDateTime(one.askedAt),
              who: (
                <>
                  {[one.by, one.agency].filter((words) => words !== null).join(", ")}
                  <span class="app-secondary app-line">{one.phone}</span>
                </>
              ),
              why: `${wordOf(relationships, one.relationship)}. ${one.reason}`,
              told: wordOf(answers, one.answer),
            })),
          },
        ]}
        empty="Nobody has asked about this child."
      />
    </Section>
  );
}
