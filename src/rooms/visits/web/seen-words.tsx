import type { VNode } from "preact";
import { seenLines, type SeenFacts } from "../seen.ts";

export const SeenLines = (facts: SeenFacts): VNode => (
  <ul class="govuk-list">
    {seenLines(facts).map(({ label, text, isLate }) => (
      <li>
        {`${label}: `}
        {isLate ? <strong class="app-late">{text}</strong> : text}
      </li>
    ))}
  </ul>
);
