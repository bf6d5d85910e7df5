import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { PhoneLink } from "../../../ui/layout/index.ts";
import { wordsInstead } from "../../subjects/index.ts";
import { basisText, type ChildFacts } from "./child-frame.tsx";
import { uncapitalised } from "../../../kernel/words.ts";

/** Who works with the child, in a line each; of a sensitive service its words alone. */
export function Involved({ circle, person }: ChildFacts): VNode {
  return (
    <ul class="govuk-list">
      <li>
        {person.owningTeam}
        <span class="app-secondary app-line">holds the record</span>
      </li>
      {circle.map(
        (member) =>
          member.since && (
            <li>
              {member.name} {member.phone !== null && <PhoneLink phone={member.phone} />}
              <span class="app-secondary app-line">
                {`${uncapitalised(basisText(member))}, since ${formatDate(londonDate(member.since))}`}
              </span>
            </li>
          ),
      )}
      {wordsInstead(circle).map((words) => (
        <li>{words}</li>
      ))}
    </ul>
  );
}
