import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { basisText, type ChildFacts } from "./child-frame.tsx";

const startedSmall = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** Who works with the child, in a line each. */
export function Involved({ circle, person }: ChildFacts): VNode {
  return (
    <ul class="govuk-list">
      <li>
        {person.owningTeam}
        <span class="app-secondary app-line">holds the record</span>
      </li>
      {circle.map((member) => (
        <li>
          {member.name} <span class="app-nowrap">{member.phone}</span>
          <span class="app-secondary app-line">
            {`${startedSmall(basisText(member))}, since ${formatDate(londonDate(member.since))}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
