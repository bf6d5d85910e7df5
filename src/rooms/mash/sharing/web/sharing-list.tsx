import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { SummaryList } from "../../../../ui/govuk/index.ts";
import { basisIn, gatewayIn, type SharingBases } from "../sharing-bases.ts";
import type { Sharing } from "../sharing-reads.ts";

type SharingListProps = {
  readonly sharing: readonly Sharing[];
  readonly bases: SharingBases;
  readonly level: 2 | 3;
};

/** Each decision on sharing as it was recorded, whether something was given or not. */
export function SharingList({ sharing, bases, level }: SharingListProps): VNode {
  return (
    <>
      {sharing.map((one) => (
        <SummaryList
          card={{
            title: {
              text: one.isShared
                ? `Shared with ${one.withWhom}`
                : `Not shared with ${one.withWhom}`,
              headingLevel: level,
            },
          }}
          rows={rowsOf(one, bases)}
        />
      ))}
    </>
  );
}

function rowsOf(one: Sharing, bases: SharingBases) {
  const row = (key: string, text: string) => ({
    key: { text: key },
    value: { text: <span class="app-verbatim">{text}</span> },
  });
  const gateway = gatewayIn(bases, one.basis);
  return [
    one.request !== null && row("Asked for", one.request),
    one.requestContext !== null && row("Context of the request", one.requestContext),
    row("Facts", one.what),
    one.opinion !== null && row("Opinion", one.opinion),
    one.reply !== null && row("Reply", one.reply),
    one.replyContext !== null && row("Context of the reply", one.replyContext),
    row("Basis", basisIn(bases, one.basis)),
    gateway !== undefined && row("Legal gateway", gateway),
    one.condition !== null && row("Condition", one.condition),
    row("Reason", one.reason),
    one.detriment !== null && row("Why sharing would harm the child more", one.detriment),
    row("Decided by", `${one.by}, ${formatDateTime(one.at)}`),
  ];
}
