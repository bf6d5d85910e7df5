import type { VNode } from "preact";
import type { Content } from "../govuk/index.ts";
import { Due } from "./due.tsx";

export interface PromiseItem {
  /** When it is due, words first: "2 working days overdue", "Thursday 26 November". */
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
            <Due isOverdue={isLate} text={when} />
          </span>{" "}
          <span class="app-promises__what">{what}</span>{" "}
          <span class="app-promises__who">{who}</span>
        </li>
      ))}
    </ul>
  );
}
