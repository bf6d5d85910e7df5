import type { Explanation } from "../../../linkage/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { fullName, type FoundPair, type ThirdRecord } from "../../subjects/index.ts";
import { HowWorkedOut } from "./how-view.tsx";
import { samePaths } from "./paths.ts";
import { ThirdRecords } from "./third-part.tsx";

/** The numbers behind a pair: on a page of their own, after the reasons. */
export function howPage(
  pair: FoundPair,
  explanation: Explanation,
  thirds: readonly ThirdRecord[],
): View {
  const { one, other } = pair;
  const title = "How this was worked out";
  return {
    title,
    breadcrumbs: [
      { text: "Is this one child?", href: samePaths.pair(one.personId, other.personId) },
      { text: title },
    ],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`${fullName(one)}, `}
          <span class="app-nowrap">{one.reference}</span>
          {`, and ${fullName(other)}, `}
          <span class="app-nowrap">{other.reference}</span>.
        </p>
        <HowWorkedOut explanation={explanation} />
        <p class="govuk-body">
          <a class="govuk-link" href={samePaths.model}>
            What the comparison weighs
          </a>
        </p>
        <ThirdRecords pair={pair} thirds={thirds} />
      </>
    ),
  };
}
