import type { VNode } from "preact";
import { seenLines, type SeenFacts } from "../seen.ts";
import { Due } from "../../../ui/layout/index.ts";

export const SeenLines = (facts: SeenFacts): VNode => (
  <ul class="govuk-list">
    {seenLines(facts).map(({ label, text, isLate }) => (
      <li>
        {`${label}: `}
        <Due isOverdue={isLate} text={text} />
      </li>
    ))}
  </ul>
);
