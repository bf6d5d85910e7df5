import type { VNode } from "preact";
import { type Content, Tag } from "../govuk/index.ts";

export interface PromiseItem {
  /** When it is due, words first: "2 working days late", "Thursday 26 November". */
  when: string;
  isLate?: boolean | undefined;
  what: Content;
  who: string;
}

/** What has been promised and what comes next, soonest first. */
export function Promises({ items }: { items: readonly PromiseItem[] }): VNode {
  return (
    <ul class="app-promises">
      {items.map(({ when, isLate = false, what, who }) => (
        <li class="app-promises__item">
          <span class="app-promises__when">
            {isLate ? <Tag classes="govuk-tag--red" text={when} /> : when}
          </span>{" "}
          <span class="app-promises__what">{what}</span>{" "}
          <span class="app-promises__who">{who}</span>
        </li>
      ))}
    </ul>
  );
}
