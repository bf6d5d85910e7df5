import type { VNode } from "preact";
import type { HowMany } from "../../kernel/words.ts";
import { Counts } from "./counts.tsx";
import { Due } from "./due.tsx";

interface Need {
  count: HowMany | undefined;
  text: string;
  href: string;
  isLoud: boolean;
}

/** What waits for the reader, at the head of their home; nothing where nothing does. */
export function Needs({ needs }: { needs: readonly Need[] }): VNode | null {
  if (needs.length === 0) return null;
  return (
    <section class="app-needs">
      <h2 class="govuk-heading-s app-needs__title">Needs you</h2>
      <Counts
        label="Needs you"
        classes="app-counts--line"
        items={needs.map(({ isLoud, ...need }) => ({ ...need, attention: true, loud: isLoud }))}
      />
    </section>
  );
}

interface Line {
  text: string;
  href?: string | undefined;
  more?: string | undefined;
  due?: { text: string; isOverdue: boolean } | undefined;
}

interface HomeSectionProps {
  heading: string;
  lines: readonly Line[];
  empty: string;
  all?: { text: string; href: string } | undefined;
}

/** A part of a home: the first of a list, what will come where it is empty, and the way to the whole. */
export function HomeSection({ heading, lines, empty, all }: HomeSectionProps): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">{heading}</h2>
      {lines.length === 0 ? (
        <p class="govuk-body">{empty}</p>
      ) : (
        <ul class="govuk-list">
          {lines.map((line) => (
            <li>
              <LineText {...line} />
            </li>
          ))}
        </ul>
      )}
      {all && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={all.href}>
            {all.text}
          </a>
        </p>
      )}
    </section>
  );
}

function LineText({ text, href, more, due }: Line): VNode {
  return (
    <>
      {href === undefined ? (
        text
      ) : (
        <a class="govuk-link" href={href}>
          {text}
        </a>
      )}
      {due && <Due {...due} isLine />}
      {more !== undefined && <span class="app-secondary app-line">{more}</span>}
    </>
  );
}
