import type { VNode } from "preact";
import { Details } from "../govuk/index.ts";

export interface BasisSet {
  readonly key: string;
  readonly name: string;
  readonly lawfulBasis: string;
  readonly gateway: string;
  readonly condition: string;
}

/** What each choice stands for: three parts of the law that belong together and are kept apart. */
export function BasisSets({ bases }: { bases: readonly BasisSet[] }): VNode {
  return (
    <Details summaryText="What each basis says: lawful basis, legal gateway, condition">
      <dl class="govuk-body-s">
        {bases.map(({ name, lawfulBasis, gateway, condition }) => (
          <>
            <dt>
              <strong>{name}</strong>
            </dt>
            <dd>
              <span class="app-line">{`Lawful basis: ${lawfulBasis}`}</span>
              <span class="app-line">{`Legal gateway: ${gateway}`}</span>
              <span class="app-line">{`Special-category condition: ${condition}`}</span>
            </dd>
          </>
        ))}
      </dl>
    </Details>
  );
}
