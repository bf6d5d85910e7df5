import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { Table } from "../../../../ui/govuk/index.ts";
import type { Sitting } from "../sitting-reads.ts";
import { paths } from "./paths.ts";

type Props = {
  readonly caption: string;
  readonly sittings: readonly Sitting[];
  readonly readerId: string;
  /** Where each leads: the minutes, where they are approved, once it was held. */
  readonly to?: (sittingId: string) => string;
};

/** Sittings of panels beside the meetings about one child, in the order of their day. */
export function OpenSittings({
  caption,
  sittings,
  readerId,
  to = paths.sitting,
}: Props): VNode | null {
  if (sittings.length === 0) return null;
  const inOrder = sittings.toSorted(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime(),
  );
  return (
    <Table
      caption={caption}
      captionClasses="govuk-table__caption--m"
      head={[{ text: "When and where" }, { text: "Panel" }, { text: "Chair" }]}
      rows={inOrder.map(({ sittingId, startsAt, room, panelName, chairId, chair }) => [
        {
          text: (
            <>
              <a class="govuk-link" href={to(sittingId)}>
                {formatDateTime(startsAt)}
              </a>
              <span class="app-secondary app-line">{room}</span>
            </>
          ),
        },
        { text: panelName },
        { text: chairId === readerId ? "You" : chair },
      ])}
    />
  );
}
