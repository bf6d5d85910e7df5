import type { VNode } from "preact";
import { fullName, type Candidate } from "../../subjects/index.ts";
import type { OwnPair } from "./own-pairs.ts";
import { samePaths } from "./paths.ts";

/** Under records that are compared with somebody else: that two of them are a pair as well. */
export function OwnPairs({ pairs }: { readonly pairs: readonly OwnPair[] }): VNode | null {
  if (pairs.length === 0) return null;
  return (
    <>
      {pairs.map(({ one, other, verdict }) => (
        <p class="govuk-body">
          <strong>{wordsOf(verdict)}</strong>
          {`: ${named(one)}, and ${named(other)}. `}
          <a class="govuk-link" href={samePaths.pair(one.personId, other.personId)}>
            Compare the two records
            <span class="govuk-visually-hidden">{`, ${one.reference} and ${other.reference}`}</span>
          </a>
        </p>
      ))}
    </>
  );
}

const named = ({ person, reference }: Candidate): string => `${fullName(person)}, ${reference}`;

function wordsOf(verdict: OwnPair["verdict"]): string {
  if (verdict === "same") return "These two records are of one child, it was decided";
  if (verdict === "different") return "These two records are of two children, it was decided";
  return "These two records may be of one child";
}
