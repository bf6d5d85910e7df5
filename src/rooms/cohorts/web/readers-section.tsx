import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { DeclaredForm, Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { readerForm } from "../cohort-form.ts";
import type { CohortReader } from "../cohort-list.ts";
import type { CohortPage } from "./cohort-view.ts";
import { cohortPaths } from "./paths.ts";

/** Who may know of a cohort: names of staff, each with why. */
export function ReadersSection({
  cohort,
  readers,
  colleagues,
  mayManage,
  state,
}: CohortPage): VNode {
  return (
    <section id="list">
      <h2 class="govuk-heading-m">Its list</h2>
      <SortableTable
        caption={counted(readers.length, "person on it", "people on it")}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "who", text: "Who" },
          { key: "why", text: "Why" },
          { key: "by", text: "Put on it" },
          ...(mayManage ? [{ key: "end", text: "Take off" }] : []),
        ]}
        groups={[
          {
            rows: readers.map((one) => ({
              who: one.name,
              why: <span class="app-verbatim">{one.reason}</span>,
              by: `${formatDate(londonDate(one.givenAt))}, by ${one.givenBy}`,
              end: <EndForm reader={one} cohortId={cohort.cohortId} csrfToken={state.csrfToken} />,
            })),
          },
        ]}
        empty="Only the person who opened it."
      />
      {mayManage && (
        <div class="app-screen-only">
          <DeclaredForm
            form={readerForm}
            state={state}
            drawing={{ colleagues }}
            action={cohortPaths.readers(cohort.cohortId)}
            button="Put on the list"
          />
        </div>
      )}
    </section>
  );
}

type EndProps = {
  readonly reader: CohortReader;
  readonly cohortId: string;
  readonly csrfToken: string;
};

function EndForm({ reader, cohortId, csrfToken }: EndProps): VNode {
  return (
    <Form
      action={cohortPaths.endReader(cohortId, reader.readerId)}
      csrfToken={csrfToken}
      classes="app-screen-only"
    >
      <Button
        text={`Take ${reader.name} off`}
        classes="govuk-button--secondary govuk-!-margin-bottom-0"
        preventDoubleClick
      />
    </Form>
  );
}
