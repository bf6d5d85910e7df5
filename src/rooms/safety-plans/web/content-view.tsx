import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { SummaryList, Tag } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { stateOf, type Difference } from "../compare-plans.ts";
import type { PlanContent } from "../plan.ts";
import type { PlanScheme } from "../plan-scheme.ts";
import { RatingTag } from "./rating-tag.tsx";

type Props = { readonly content: PlanContent; readonly scheme: PlanScheme };

/** A plan as a version keeps it: to be read, not to be worked on. */
export function ContentView({ content, scheme }: Props): VNode {
  return (
    <>
      {content.outcomes.map((outcome) => (
        <OneOutcome outcome={outcome} scheme={scheme} />
      ))}
      {content.contingencies.length > 0 && (
        <SortableTable
          caption="If it goes wrong"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "if", text: "If" },
            { key: "then", text: "Then" },
            { key: "who", text: "Who" },
          ]}
          groups={[
            {
              rows: content.contingencies.map(({ happens, response, who }) => ({
                if: happens,
                then: response,
                who,
              })),
            },
          ]}
        />
      )}
      <Wants content={content} />
    </>
  );
}

function Wants({ content }: Pick<Props, "content">): VNode {
  const trusted = content.trusted
    .map((one) => [one.name, one.relationship, one.reachedBy].filter(Boolean).join(", "))
    .join("\n");
  return (
    <SummaryList
      rows={[
        verbatimFact("The child wants", content.childWants),
        verbatimFact("Parents and carers want", content.parentsWant),
        verbatimFact("The child thinks of the plan", content.childView),
        verbatimFact("Parents and carers think of it", content.parentsView),
        verbatimFact("Adults the child trusts", trusted || null),
      ]}
    />
  );
}

function OneOutcome({
  outcome,
  scheme,
}: {
  readonly outcome: PlanContent["outcomes"][number];
  readonly scheme: PlanScheme;
}): VNode {
  const { wording, why, rating, ratingReason, promises } = outcome;
  return (
    <>
      <h3 class="govuk-heading-s">
        {wording} <RatingTag scheme={scheme} rating={rating} />
      </h3>
      {why !== null && <p class="govuk-body app-verbatim">{why}</p>}
      {ratingReason !== null && <p class="govuk-body app-verbatim">{ratingReason}</p>}
      {promises.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {promises.map((one) => (
            <li>
              {`${one.wording} (${one.who}, by ${formatDate(one.dueOn)}): ${stateOf(one.state)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const howWords = { added: "Added", changed: "Changed", removed: "Removed" } as const;

/** What one plan says otherwise than another, in words. */
export function Differences({ rows }: { readonly rows: readonly Difference[] }): VNode {
  return (
    <SortableTable
      caption="What is different"
      captionClasses="govuk-visually-hidden"
      columns={[
        { key: "how", text: "How" },
        { key: "what", text: "What" },
        { key: "was", text: "Before" },
        { key: "is", text: "Now" },
      ]}
      groups={[
        {
          rows: rows.map(({ how, what, was, is }) => ({
            how: <Tag classes="govuk-tag--grey" text={howWords[how]} />,
            what,
            was: <span class="app-verbatim">{was ?? "Nothing"}</span>,
            is: <span class="app-verbatim">{is ?? "Nothing"}</span>,
          })),
        },
      ]}
      empty="Nothing is different."
    />
  );
}
