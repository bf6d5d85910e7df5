import type { VNode } from "preact";
import { fullName, type FoundPair, type ThirdRecord } from "../../subjects/index.ts";
import { samePaths } from "./paths.ts";

type ThirdProps = { readonly pair: FoundPair; readonly thirds: readonly ThirdRecord[] };

/** The weight is of two records alone; a third one that may be of the same child is for a person to weigh. */
export function ThirdRecords({ pair: { one, other }, thirds }: ThirdProps): VNode {
  const two = [one, other];
  return (
    <>
      <h2 class="govuk-heading-m">What other records say</h2>
      <p class="govuk-body">
        It is not in the weight, which is of these two records alone. A record that may be of one
        child with both of them ties them together; one that may be with one of them alone can mean
        that the other is a different child, such as a brother or a sister.
      </p>
      {thirds.length === 0 ? (
        <p class="govuk-body">No other record that you can see may be of the same child.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {thirds.map((third) => (
            <li>
              {`${fullName(third)}, ${third.reference}: may be of one child with `}
              {two
                .filter(({ personId }) => third.likelyWith.includes(personId))
                .map(({ personId, reference }, at) => (
                  <>
                    {at > 0 && " and "}
                    <a class="govuk-link" href={samePaths.pair(personId, third.personId)}>
                      {reference}
                      <span class="govuk-visually-hidden">{`, with ${third.reference}`}</span>
                    </a>
                  </>
                ))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
