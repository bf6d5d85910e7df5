import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Tag } from "../../../ui/govuk/index.ts";
import { PageLinks, Reference, spanWords } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import {
  fullName,
  type Agreement,
  type DecidedPair,
  type WaitingPair,
  bornText,
} from "../../subjects/index.ts";
import { samePaths, underPairs } from "./paths.ts";
import { Recorded, type RecordedKind } from "./recorded-part.tsx";

type ListPage = {
  readonly pairs: readonly WaitingPair[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly today: string;
  readonly mayMerge: boolean;
  /** What the reader has just decided, where they come from a pair. */
  readonly recorded?: RecordedKind | undefined;
};

/** Pairs of records that may be of one child, for a person to look at. No number stands here. */
export function listPage(given: ListPage): View {
  const title = "Possible duplicates";
  const links = [
    ["What was decided", samePaths.decided()],
    ["A sample of pairs that are not shown", samePaths.sample()],
    ["What decisions show of the comparison", samePaths.learned],
    ["How well this works, by group", samePaths.byGroup],
    ["What the comparison weighs", samePaths.model],
    ...(given.mayMerge ? [["Joined records", samePaths.merges()] as const] : []),
  ] as const;
  return {
    title,
    body: (
      <>
        {given.recorded && <Recorded recorded={given.recorded} isSecond={false} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Two records of one child hide half of what is known of them. The likeliest pairs come
          first; where two colleagues differ, before all others. Nothing is merged automatically.
        </p>
        <ul class="govuk-list">
          {links.map(([text, href]) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        <PairTable {...given} none="No pairs waiting for you." href={samePaths.all} />
      </>
    ),
  };
}

/** Pairs that the comparison takes for two children: what it misses is looked for like what it gets wrong. */
export function samplePage(given: ListPage): View {
  const title = "A sample of pairs that are not shown";
  return {
    ...underPairs(title),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Each month some pairs are drawn by chance from those that the comparison takes for two
          children. Nearly all of them are. The few that are one child say how many are missed.
        </p>
        <PairTable {...given} none="No sample pairs waiting for you." href={samePaths.sample} />
      </>
    ),
  };
}

type PairTableProps = Omit<ListPage, "mayMerge" | "recorded"> & {
  readonly none: string;
  readonly href: (page: number) => string;
};

function PairTable({ pairs, total, page, pageSize, today, none, href }: PairTableProps): VNode {
  return (
    <>
      <SortableTable
        caption={`${spanWords({ page, pageSize, of: total })}${counted(total, "pair")} to check`}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "pair", text: "Pair" },
          { key: "other", text: "And" },
          { key: "why", text: "Status" },
        ]}
        groups={[
          {
            rows: pairs.map((pair) => ({
              pair: <Look pair={pair} today={today} />,
              other: <Who one={pair.other} today={today} />,
              why: <Standing pair={pair} />,
            })),
          },
        ]}
        empty={none}
      />
      <PageLinks page={page} hasNext={page * pageSize < total} href={href} />
    </>
  );
}

type Named = WaitingPair["one"];

function Who({ one, today }: { readonly one: Named; readonly today: string }): VNode {
  return (
    <>
      {fullName(one)}
      <Born one={one} today={today} />
    </>
  );
}

function Born({ one, today }: { readonly one: Named; readonly today: string }): VNode {
  return (
    <span class="app-line app-secondary">
      {`${bornText(one.bornOn, today)}, `}
      <Reference of={one.reference} />
    </span>
  );
}

function Look({ pair: { one, other }, today }: { pair: WaitingPair; today: string }): VNode {
  return (
    <>
      <a class="govuk-link" href={samePaths.pair(one.personId, other.personId)}>
        {fullName(one)}
        <span class="govuk-visually-hidden">{` and ${fullName(other)}`}</span>
      </a>
      <Born one={one} today={today} />
    </>
  );
}

function Standing({ pair }: { readonly pair: WaitingPair }): VNode {
  if (pair.isDisagreed) return <Tag text="Colleagues differ" classes="govuk-tag--yellow" />;
  return <>{pair.isSecondLook ? "A colleague has checked; your turn" : "Not checked yet"}</>;
}

type DecidedPage = {
  readonly decided: readonly DecidedPair[];
  readonly agreement: Agreement;
  readonly page: number;
  readonly hasNext: boolean;
};

/** What was decided, newest first, also what was taken back; and how often two people agreed. */
export function decidedPage({ decided, agreement, page, hasNext }: DecidedPage): View {
  const title = "What was decided about pairs of records";
  return {
    ...underPairs(title),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{agreementText(agreement)}</p>
        <SortableTable
          caption="Newest first"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "pair", text: "Pair" },
            { key: "verdict", text: "Decided" },
            { key: "who", text: "Who by, and why" },
          ]}
          groups={[{ rows: decided.map(decidedRow) }]}
          empty="No decisions yet on records you can see."
        />
        <PageLinks page={page} hasNext={hasNext} href={samePaths.decided} />
      </>
    ),
  };
}

function decidedRow(one: DecidedPair) {
  const verdict = one.verdict === "same" ? "The same child" : "Different children";
  return {
    pair: (
      <>
        <a class="govuk-link" href={samePaths.pair(one.one.personId, one.other.personId)}>
          {`${fullName(one.one)} and ${fullName(one.other)}`}
        </a>
        <span class="app-line app-secondary">
          <Reference of={one.one.reference} />, <Reference of={one.other.reference} />
        </span>
      </>
    ),
    verdict: one.endedAt === null ? verdict : `${verdict}, withdrawn`,
    who: (
      <>
        {`${one.decidedByName}, ${formatDateTime(one.decidedAt)}`}
        <span class="app-line app-secondary app-verbatim">{one.reason}</span>
      </>
    ),
  };
}

/** Of fewer pairs it is chance. */
const enoughForKappa = 20;

export function agreementText({ pairs, agreed, kappa }: Agreement): string {
  if (pairs === 0) return "No pair you can see has been checked by two people yet.";
  const said = `Two people checked ${counted(pairs, "pair")} independently, and agreed on ${agreed}.`;
  return kappa === undefined || pairs < enoughForKappa
    ? said
    : `${said} Agreement beyond chance (Cohen’s kappa): ${kappa.toFixed(2)}, where 1 is full.`;
}
