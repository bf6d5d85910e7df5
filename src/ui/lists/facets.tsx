import type { VNode } from "preact";
import type { ListFacet } from "../../kernel/lists.ts";
import { howMany, uncapitalised } from "../../kernel/words.ts";
import { Counts } from "../layout/counts.tsx";
import { SubNavigation } from "../moj/sub-navigation.tsx";

type Props = { readonly label: string; readonly facets: readonly ListFacet[] };

const withCount = ({ text, count }: ListFacet): string =>
  count === undefined ? text : `${text} (${uncapitalised(howMany(count))})`;

/** Each part of a list leads to itself; where nothing can be chosen nothing is shown. */
export function FacetLinks({ label, facets }: Props): VNode | null {
  if (facets.length === 0) return null;
  return (
    <nav class="app-screen-only" aria-label={label}>
      <ul class="govuk-list">
        {facets.map((facet) => (
          <li>
            {facet.isCurrent ? (
              <strong aria-current="true">{withCount(facet)}</strong>
            ) : (
              <a class="govuk-link" href={facet.href}>
                {withCount(facet)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Which of several lists is shown. */
export const FacetTabs = ({ label, facets }: Props): VNode => (
  <SubNavigation
    label={label}
    items={facets.map((facet) => ({
      text: withCount(facet),
      href: facet.href,
      current: facet.isCurrent,
    }))}
  />
);

/** Numbers that open the part that they count. */
export const FacetCounts = ({
  label,
  facets,
  classes,
}: Props & { readonly classes?: string }): VNode => (
  <Counts
    label={label}
    classes={classes}
    items={facets.map(({ count = 0, text, href, isAttention }) => ({
      count,
      text,
      href,
      attention: isAttention,
    }))}
  />
);
