import type { VNode } from "preact";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact, DueOn } from "../../../ui/layout/index.ts";
import type { PlaceCase } from "../place-cases.ts";

type Cases = { readonly cases: readonly PlaceCase[]; readonly today: string };

/** Cases that run on it, or ran; nothing at all where its reader may read none. */
export function Cases({ cases, today }: Cases): VNode | null {
  if (cases.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Case on this place</h2>
      {cases.map((one) => (
        <SummaryList
          rows={[
            fact(
              "Case",
              <a class="govuk-link" href={one.href}>
                {one.name}
              </a>,
            ),
            fact("State", one.state),
            fact("Level of harm", one.level),
            one.reviewBy === null
              ? undefined
              : fact("Review by", <DueOn isOverdue={one.reviewBy < today} on={one.reviewBy} />),
          ]}
        />
      ))}
    </section>
  );
}
