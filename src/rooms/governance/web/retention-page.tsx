import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { DueRecord } from "../legal-holds/hold-reads.ts";

export type RetentionPage = { readonly due: readonly DueRecord[]; readonly isHeld: boolean };

/** Records whose every period has passed: a list for people, and nothing else happens. */
export function retentionPage({ due, isHeld }: RetentionPage): View {
  return {
    title: "Records due for review",
    width: "wide",
    breadcrumbs: [{ text: "Governance", href: "/governance" }, { text: "Due for review" }],
    body: (
      <>
        <h1 class="govuk-heading-l">Records due for review</h1>
        <p class="govuk-body app-form">
          Records of children where every period of the retention schedule has passed. Where a date
          is not known, or the record is open, it is not listed. Nothing is deleted from here.
        </p>
        <InsetText
          text={
            isHeld
              ? "There is a legal hold on everything: none of these can be deleted, whatever is decided."
              : "There is no legal hold on everything. The agency that holds a record decides with you."
          }
        />
        <SortableTable
          caption="The longest overdue first, at most 500"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "reference", text: "Record" },
            { key: "agency", text: "Held by" },
            { key: "class", text: "Class that ended last" },
            { key: "due", text: "Since" },
          ]}
          groups={[
            {
              rows: due.map((one) => ({
                reference: one.reference,
                agency: `${one.team}, ${one.agency}`,
                class: one.class,
                due: formatDate(one.dueOn),
              })),
            },
          ]}
          empty="No record is due for review."
        />
      </>
    ),
  };
}
