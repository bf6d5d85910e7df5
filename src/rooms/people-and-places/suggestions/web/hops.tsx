import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { tieCertainties, tieConfidences, tieRelations } from "../../tie-words.ts";
import { thingPaths } from "../../web/paths.ts";
import type { Suggestion } from "../suggestion-reads.ts";
import { sharedKinds, weakestHop, type Hop } from "../suggestion-rules.ts";

/** How well one hop is known: "alleged, confidence moderate". */
const howWell = ({ certainty, confidence, grading }: Hop): string =>
  [
    tieCertainties[certainty].toLowerCase(),
    `confidence ${tieConfidences[confidence].toLowerCase()}`,
    ...(grading === null ? [] : [`graded ${grading}`]),
  ].join(", ");

const saidBy = ({ source, learnedOn }: Hop): string => `${source}, ${formatDate(learnedOn)}`;

/** What a suggestion rests on, hop by hop. */
export function Hops({ suggestion }: { readonly suggestion: Suggestion }): VNode {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {suggestion.shared.map(({ thingId, label, kind, hops }) => (
        <li>
          {`Both have ${sharedKinds[kind]}: `}
          <a class="govuk-link" href={thingPaths.thing(thingId)}>
            {label}
          </a>
          {hops.map((hop) => (
            <span class="app-line app-secondary">
              {`${hop.who}: ${tieRelations[hop.relation].name.toLowerCase()} it, ${howWell(hop)}. ${saidBy(hop)}`}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** As good as this: "Daz Holloway, alleged, confidence moderate". */
export function weakestText({ shared }: Suggestion): string {
  const hop = weakestHop(shared);
  return `${hop.who}: ${howWell(hop)}. ${saidBy(hop)}`;
}
