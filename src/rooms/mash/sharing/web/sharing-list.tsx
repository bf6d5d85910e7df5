import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { verbatimFact, Card } from "../../../../ui/layout/index.ts";
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
        <Card
          title={one.isShared ? `Shared with ${one.withWhom}` : `Not shared with ${one.withWhom}`}
          level={level}
          facts={rowsOf(one, bases)}
        />
      ))}
    </>
  );
}

function rowsOf(one: Sharing, bases: SharingBases) {
  const gateway = gatewayIn(bases, one.basis);
  return [
    one.request !== null && verbatimFact("Asked for", one.request),
    one.requestContext !== null && verbatimFact("Context of the request", one.requestContext),
    verbatimFact("Facts", one.what),
    one.opinion !== null && verbatimFact("Opinion", one.opinion),
    one.reply !== null && verbatimFact("Reply", one.reply),
    one.replyContext !== null && verbatimFact("Context of the reply", one.replyContext),
    verbatimFact("Basis", basisIn(bases, one.basis)),
    gateway !== undefined && verbatimFact("Legal gateway", gateway),
    one.condition !== null && verbatimFact("Condition", one.condition),
    verbatimFact("Reason", one.reason),
    one.detriment !== null && verbatimFact("Why sharing would harm the child more", one.detriment),
    verbatimFact("Decided by", `${one.by}, ${formatDateTime(one.at)}`),
  ];
}
