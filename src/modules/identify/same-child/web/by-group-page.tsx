import { measuredByGroup, type GroupMeasure } from "../../../../linkage/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
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
          <SortableTable
            caption={captions[kind] ?? kind}
            captionClasses="govuk-table__caption--m"
            columns={[
              { key: "group", text: "Group" },
              { key: "found", text: "Of 1,000 pairs of one child, found", numeric: true },
              { key: "wrong", text: "Pairs of two children, joined", numeric: true },
              { key: "family", text: "Of these in one family", numeric: true },
              { key: "records", text: "Records", numeric: true },
            ]}
            groups={[{ rows: ordered(groups.filter((one) => one.kind === kind)).map(rowOf) }]}
          />
        ))}
        <p class="govuk-body">
          What a group is told by is never compared, except a name, a date of birth and a sex.
          Ethnicity is not read.
        </p>
      </>
    ),
  };
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
  group: named(value),
  found: Math.round(recall * 1000),
  wrong,
  family: siblings + twins,
  records: records.toLocaleString("en-GB"),
});
