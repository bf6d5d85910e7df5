import type { VNode } from "preact";
import { Table } from "../../../ui/govuk/index.ts";
import type { MergeContext } from "./merge-context.ts";

/** Which level, harm status and dates will stand, and of which record each is. */
export function WillStandTable({ willStand, stays, ends }: MergeContext): VNode | null {
  if (willStand.length === 0) return null;
  return (
    <Table
      caption="Level, harm status and reviews after the merge"
      captionClasses="govuk-table__caption--s"
      classes="govuk-table--small-text-until-tablet"
      firstCellIsHeader
      head={[{ text: "About the child" }, { text: "After the merge" }, { text: "As on" }]}
      rows={willStand.map(({ name, says, of }) => [
        { text: name },
        { text: says },
        {
          text: (
            <>
              {[stays, ends]
                .filter(({ personId }) => of.includes(personId))
                .map(({ reference }, at) => (
                  <>
                    {at > 0 && " and "}
                    <span class="app-nowrap">{reference}</span>
                  </>
                ))}
            </>
          ),
        },
      ])}
    />
  );
}
