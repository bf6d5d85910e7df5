import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { Table } from "../../../ui/govuk/index.ts";
import type { Sitting } from "../sitting-reads.ts";
import { paths } from "./paths.ts";

type Props = {
  readonly caption: string;
  readonly sittings: readonly Sitting[];
  readonly readerId: string;
  readonly isHeld?: boolean;
};

/** To where what was written of a meeting is read and approved. */
export const MinutesLink = ({ href, of }: { href: string; of: { startsAt: Date } }): VNode => (
  <a class="govuk-link app-line" href={href}>
    Minutes
    <span class="govuk-visually-hidden">{` of ${formatDateTime(of.startsAt)}`}</span>
  </a>
);

/** Sittings of panels beside the meetings about one child, in the order of their day. */
export function OpenSittings({ caption, sittings, readerId, isHeld = false }: Props): VNode | null {
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
              <a class="govuk-link" href={paths.sitting(sittingId)}>
                {formatDateTime(startsAt)}
              </a>
              <span class="app-secondary app-line">{room}</span>
              {isHeld && <MinutesLink href={paths.minutes(sittingId)} of={{ startsAt }} />}
            </>
          ),
        },
        { text: panelName },
        { text: chairId === readerId ? "You" : chair },
      ])}
    />
  );
}
