import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { paths as meetingPaths } from "../../meetings/web/paths.ts";
import type { Carried } from "../after-reads.ts";
import type { AgendaItem } from "../agenda-reads.ts";
import { promisesListPath } from "../item-promises.ts";

export type CarriedLine = Pick<Carried, "wording" | "owner" | "dueOn" | "carried">;

type Props = {
  readonly item: Pick<AgendaItem, "personId">;
  readonly carried: readonly CarriedLine[];
};

/** What was promised to this panel before about the same child, thing or theme: asked first. */
export function Before({ item, carried }: Props): VNode | null {
  if (carried.length === 0) return null;
  return (
    <>
      <SortableTable
        caption="Earlier actions, still open"
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "what", text: "What" },
          { key: "who", text: "Who" },
          { key: "due", text: "Due" },
          { key: "carried", text: "Carried over" },
        ]}
        groups={[
          {
            rows: carried.map((one) => ({
              what: <span class="app-verbatim">{one.wording}</span>,
              who: one.owner,
              due: formatDate(one.dueOn),
              carried: counted(one.carried, "meeting"),
            })),
          },
        ]}
      />
      <p class="govuk-body app-screen-only">
        <a
          class="govuk-link"
          href={item.personId === null ? promisesListPath : meetingPaths.plan(item.personId)}
        >
          Record their outcomes
        </a>
      </p>
    </>
  );
}
