import type { VNode } from "preact";
import { howMany, type HowMany } from "../../kernel/words.ts";
import { classNames } from "../govuk/index.ts";

export interface Count {
  /** Absent where the list is too long to be counted here. */
  count: HowMany | undefined;
  text: string;
  /** The list that was counted. */
  href: string;
  /** Draws the eye, for what is late or undecided; the words must say it too. */
  attention?: boolean | undefined;
  /** White on red: a child may be in danger. */
  loud?: boolean | undefined;
}

interface CountsProps {
  label: string;
  items: readonly Count[];
  classes?: string | undefined;
}

/** Numbers that open the list they count. */
export function Counts({ label, items, classes }: CountsProps): VNode {
  return (
    <ul class={classNames("app-counts", classes)} aria-label={label}>
      {items.map(({ count, text, href, attention = false, loud = false }) => (
        <li class="app-counts__item">
          <a
            class={classNames(
              "app-counts__link",
              attention && "app-counts__link--attention",
              loud && "app-counts__link--loud",
            )}
            href={href}
          >
            {count !== undefined && (
              <>
                <span class="app-counts__number">{howMany(count)}</span>{" "}
              </>
            )}
            <span class="app-counts__text">{text}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
