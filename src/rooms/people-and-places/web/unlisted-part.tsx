import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { InsetText, WarningText } from "../../../ui/govuk/index.ts";
import type { NoMeasure } from "../adult-reads.ts";
import type { Thing } from "../thing-reads.ts";
import { thingPaths } from "./paths.ts";

export type UnlistedPart = {
  readonly thing: Thing;
  readonly today: string;
  readonly because: NoMeasure | undefined;
  readonly mayRecord: boolean;
  readonly mayWithdraw: boolean;
};

const asChild: readonly (NoMeasure | undefined)[] = ["child", "may-be-child", "age-unknown"];

/** Whether somebody is a child or may be one, by the answer of the database. */
export const countsAsChild = (because: NoMeasure | undefined): boolean => asChild.includes(because);

/** Why a subject is in no list today, and what can be done about it. */
export function Unlisted(part: UnlistedPart): VNode | null {
  const { thing, today, because, mayRecord, mayWithdraw } = part;
  const { withdrawn } = thing;
  if (withdrawn !== null)
    return (
      <InsetText>
        <p class="govuk-body">{`Withdrawn on ${formatDate(withdrawn.on)} by ${withdrawn.by}: they are a child. It is in no list, search or board.`}</p>
        <p class="govuk-body app-verbatim">{withdrawn.because}</p>
      </InsetText>
    );
  if (thing.listedUntil >= today) return null;
  const isDecided = !countsAsChild(because) && thing.reviewBy === thing.listedUntil;
  return (
    <>
      <WarningText
        text={isDecided ? lapsedWords(thing) : unknownWords}
        iconFallbackText="Warning"
      />
      {!isDecided && mayWithdraw && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={thingPaths.withdraw(thing.thingId)}>
            Withdraw the record: they are a child
          </a>
        </p>
      )}
      {isDecided && mayRecord && <Renew thing={thing} />}
    </>
  );
}

const unknownWords =
  "This person is a child, may be one, or was recorded as one. They are in no list, search or board until a manager decides, and no measure is taken on them";

const lapsedWords = ({ reviewBy }: Thing): string =>
  `Nobody renewed this by ${reviewBy === null ? "its review" : formatDate(reviewBy)}. It is in no list, search or board until someone renews it`;

/** Until when what is alleged or suspected stands, and who said so last. */
export function Renewal({ thing, today, mayRecord }: UnlistedPart): VNode | null {
  const { reviewBy, renewed } = thing;
  if (reviewBy === null || thing.listedUntil < today) return null;
  return (
    <>
      <p class="govuk-body">{`Stands until ${formatDate(reviewBy)} unless someone renews it.`}</p>
      {renewed !== null && (
        <p class="govuk-body app-verbatim">{`Renewed on ${formatDate(renewed.on)} by ${renewed.by}: ${renewed.because}`}</p>
      )}
      {mayRecord && <Renew thing={thing} />}
    </>
  );
}

const Renew = ({ thing }: { readonly thing: Thing }): VNode => (
  <p class="govuk-body app-screen-only">
    <a class="govuk-link" href={thingPaths.renew(thing.thingId)}>
      Renew the allegation
    </a>
  </p>
);
