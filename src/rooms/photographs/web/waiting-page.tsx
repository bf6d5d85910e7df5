import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { ChildLink, DueOn } from "../../../ui/layout/index.ts";
import { ListTable } from "../../../ui/lists/index.ts";
import { fullName } from "../../subjects/index.ts";
import type { WaitingPhotograph } from "../photograph-reads.ts";
import type { waitingList } from "../waiting-list.ts";
import { photographPaths } from "./paths.ts";

const title = "Photographs to check";

/** What waits for the reader; no picture is shown here. */
export function waitingPage(shown: ShownBy<typeof waitingList>): View {
  const { today } = shown.around;
  const cells = {
    child: (one: WaitingPhotograph) => (
      <ChildLink
        href={photographPaths.child(one.personId)}
        name={fullName(one)}
        reference={one.reference}
      />
    ),
    added: (one: WaitingPhotograph) => `${formatDate(londonDate(one.addedAt))}, ${one.addedBy}`,
    review: (one: WaitingPhotograph) => (
      <DueOn isOverdue={one.reviewBy < today} on={one.reviewBy} />
    ),
  };
  return {
    title,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          A second person, and never the one who added it, looks at a photograph before it is shown.
        </p>
        <ListTable table={shown.tables.check} cells={cells} />
        <ListTable table={shown.tables.review} cells={cells} />
      </>
    ),
  };
}
