import type { VNode } from "preact";
import type { FieldModel } from "../../../linkage/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Table } from "../../../ui/govuk/index.ts";
import type { MatchingRules } from "../../subjects/index.ts";
import { levelsOf, nameOf, sharesInWords, type WeighedLevel } from "../explained.ts";
import { LevelChart } from "./level-chart.tsx";
import { underPairs } from "./paths.ts";

/** What every comparison is worked out with, for those who want to check it: of no record and of no child. */
export function modelPage({ model, learned }: MatchingRules, isOfPairs: boolean): View {
  const title = "What the comparison weighs";
  const ofDecisions = learned.map(({ name }) => nameOf(name));
  return {
    ...(isOfPairs ? underPairs(title) : { title, breadcrumbs: [{ text: title }] }),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Two records are compared thing by thing. A result counts for one child if it is more
          common for two records of one child (m) than for two unrelated children (u), and against
          it if it is less common. How rare a name is counts as well, and what brothers and sisters
          share is discounted.
        </p>
        <p class="govuk-body">{sharesInWords(model.shares)}</p>
        <p class="govuk-body">
          {ofDecisions.length === 0
            ? "All numbers are learned from invented records."
            : `Learned from invented records, and from what people here decided: ${ofDecisions.join(", ")}.`}
        </p>
        {model.fields.map((field) => (
          <Weighed field={field} />
        ))}
      </>
    ),
  };
}

function Weighed({ field }: { readonly field: FieldModel }): VNode {
  const levels = levelsOf(field);
  const name = nameOf(field.name);
  return (
    <section>
      <h2 class="govuk-heading-m">{name}</h2>
      <LevelChart
        id={`levels-${field.name.replaceAll(/[^a-z]+/g, "-")}`}
        title={`${name}: how often each comes out for one child and for two children; the table says each of them`}
        levels={levels}
      />
      <Table
        caption={`${name}, in numbers`}
        captionClasses="govuk-table__caption--s"
        classes="govuk-table--small-text-until-tablet"
        firstCellIsHeader
        head={[
          { text: "What comes out, and what it says" },
          { text: "One child (m)", format: "numeric" },
          { text: "Two children (u)", format: "numeric" },
        ]}
        rows={levels.map(rowOf)}
      />
    </section>
  );
}

const rowOf = ({ label, m, u, words }: WeighedLevel) => [
  {
    text: (
      <>
        {label}
        <span class="app-line app-secondary">{words}</span>
      </>
    ),
  },
  { text: m.text, format: "numeric" as const },
  { text: u.text, format: "numeric" as const },
];
