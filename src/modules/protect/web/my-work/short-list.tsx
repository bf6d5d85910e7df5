import type { ComponentChildren, VNode } from "preact";
import type { FirstOf } from "../../../../platform/database/first-of.ts";
import { Promises, type PromiseItem } from "../../../../ui/layout/index.ts";
import { wholeList } from "../../my-work/read-my-work.ts";

type Listed = {
  readonly title: string;
  readonly items: readonly PromiseItem[];
  /** The lists that the items are of. */
  readonly of: readonly Pick<FirstOf<unknown>, "total">[];
  /** Where the whole of it stands. */
  readonly all: string;
  /** Said below. */
  readonly children?: ComponentChildren;
};

/** How much of something there is, the first of it, and the way to the rest; nothing where there is none. */
export function ShortList({ title, items, of, all, children }: Listed): VNode | null {
  const total = of.reduce((sum, one) => sum + one.total, 0);
  if (total === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`${title}: ${total}`}</h2>
      <Promises items={items} />
      {items.length < total && items.length >= wholeList && (
        <p class="govuk-body">{`These are the first ${items.length}.`}</p>
      )}
      {items.length < total && items.length < wholeList && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={all}>
            {`All ${total}`}
            <span class="govuk-visually-hidden">{`: ${title}`}</span>
          </a>
        </p>
      )}
      {children}
    </section>
  );
}
