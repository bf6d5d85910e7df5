import type { VNode } from "preact";
import {
  countRange,
  isBeyondChance,
  measuredByGroup,
  type Counted,
  type GroupMeasure,
} from "../../../linkage/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { underPairs } from "./paths.ts";

/** Nobody should be found less, or mixed up more, for what they are. */
export function byGroupPage(isOfPairs: boolean): View {
  const title = "How well records are recognised, by group";
  const { children, groups } = measuredByGroup;
  const kinds = [...new Set(groups.map(({ kind }) => kind))];
  return {
    ...(isOfPairs ? underPairs(title) : { title, breadcrumbs: [{ text: title }] }),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`Measured on ${children.toLocaleString("en-GB")} invented children, with the mistakes that records of several agencies have. Of real children nobody knows all records that belong together, so it is measured on these.`}
        </p>
        {kinds.map((kind) => (
          <Groups kind={kind} groups={ordered(groups.filter((one) => one.kind === kind))} />
        ))}
        <HowToRead />
      </>
    ),
  };
}

type GroupsProps = { readonly kind: string; readonly groups: readonly GroupMeasure[] };

function Groups({ kind, groups }: GroupsProps): VNode {
  return (
    <>
      <SortableTable
        caption={captions[kind] ?? kind}
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "group", text: "Group" },
          { key: "found", text: "Of 1,000 pairs of one child, found", numeric: true },
          {
            key: "wrong",
            text: "Pairs of two children that would have been taken for one",
            numeric: true,
          },
          { key: "rate", text: "For each 1,000 records, with the range for chance", numeric: true },
          { key: "family", text: "Of these in one family", numeric: true },
          { key: "records", text: "Records", numeric: true },
        ]}
        groups={[{ rows: groups.map(rowOf) }]}
      />
      {differencesIn(groups).map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
    </>
  );
}

function HowToRead(): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">What the range says</h2>
      <p class="govuk-body">
        Few pairs are wrong, so that two or three more or fewer can be chance. Of a hundred such
        ranges, 95 hold the true number. That differences may be chance does not show that there are
        none: of so few pairs only a large difference is seen.
      </p>
      <h2 class="govuk-heading-m">What follows from a difference</h2>
      <p class="govuk-body">
        Nothing is merged automatically. A person decides each pair, and a colleague checks again
        before two records can be merged. Where a group has more of these pairs, look longer: ask
        for a number or a home that both records should have, and do not decide by the names alone.
      </p>
      <p class="govuk-body">
        If children of a group are mixed up more often here, or found less, tell the exploitation
        co-ordinator, who is responsible for how pairs are decided, and the information governance
        officer, who keeps the equality impact assessments.
      </p>
      <h2 class="govuk-heading-m">What is compared</h2>
      <p class="govuk-body">
        Names, dates of birth and sex are compared, because they tell children apart. Ethnicity is
        never read. It is known of the invented children alone, so that this can be measured.
      </p>
    </>
  );
}

const captions: Readonly<Record<string, string>> = {
  sex: "By sex",
  "names from": "By where names come from",
  ethnicity: "By ethnicity",
  born: "By age",
};

const sexes: Readonly<Record<string, string>> = { F: "Girls", M: "Boys" };
const named = (value: string): string =>
  sexes[value] ??
  value.replace(/^\w|(?<= )(?=asian|european)\w/g, (letter) => letter.toUpperCase());

/** Ages from the youngest; everything else by its name. */
const ordered = (groups: readonly GroupMeasure[]): readonly GroupMeasure[] =>
  groups.toSorted((one, other) => (parseInt(one.value) || 0) - (parseInt(other.value) || 0));

const rowOf = ({ value, recall, wrong, siblings, twins, records }: GroupMeasure) => ({
  group: <span class="app-nowrap">{named(value)}</span>,
  found: Math.round(recall * 1000),
  wrong,
  rate: <span class="app-nowrap">{rateText({ count: wrong, of: records })}</span>,
  family: siblings + twins,
  records: records.toLocaleString("en-GB"),
});

const perThousand = (count: number, of: number): string => ((1000 * count) / of).toFixed(1);

/** "1.2 (0.4 to 2.7)" of a thousand records. */
export function rateText({ count, of }: Counted): string {
  const { low, high } = countRange(count);
  return `${perThousand(count, of)} (${perThousand(low, of)} to ${perThousand(high, of)})`;
}

const totalOf = (groups: readonly GroupMeasure[]): Counted => ({
  count: groups.reduce((sum, { wrong }) => sum + wrong, 0),
  of: groups.reduce((sum, { records }) => sum + records, 0),
});

/**
 * Each group beside all others of its table. What counts as beyond chance is shared among them, so that
 * of many groups none stands out by chance alone.
 */
export function differencesIn(groups: readonly GroupMeasure[]): readonly string[] {
  const told = groups.flatMap((group) => {
    const [one, rest] = [totalOf([group]), totalOf(groups.filter((each) => each !== group))];
    if (!isBeyondChance(one, rest, 0.05 / groups.length)) return [];
    const [rate, usual] = [perThousand(one.count, one.of), perThousand(rest.count, rest.of)];
    const more = one.count / one.of > rest.count / rest.of ? "more" : "fewer";
    return [
      `${named(group.value)}: ${more} pairs would have been taken for one child than in the other groups together, ${rate} against ${usual} for each 1,000 records. Chance alone does not explain it.`,
    ];
  });
  return told.length > 0 ? told : ["The differences between these groups may be chance."];
}
