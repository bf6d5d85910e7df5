import type { ComponentChildren, VNode } from "preact";
import type { FirstOf } from "../../../platform/database/first-of.ts";
import { Behind, Promises, type PromiseItem } from "../../../ui/layout/index.ts";
import { wholeList } from "../read-my-work.ts";

type Listed = {
  readonly title: string;
  readonly items: readonly PromiseItem[];
  /** The lists that the items are of. */
  readonly of: readonly Pick<FirstOf<unknown>, "total">[];
  /** Where the whole of it stands. */
  readonly all: string;
  /** Stands open on a phone too: the lists that are read first. */
  readonly isOpen?: boolean;
  /** Said below. */
  readonly children?: ComponentChildren;
};

/**
 * How much of something there is, the first of it, and the way to the rest; nothing where there is none. On a
 * phone, among other lists, how the first of them stands is what opens them.
 */
export function ShortList(list: Listed): VNode | null {
  const { title, items, isOpen = false } = list;
  const total = totalOf(list);
  if (total === 0) return null;
  const whole = <Items {...list} />;
  return (
    <section>
      <h2 class="govuk-heading-m">{`${title}: ${total}`}</h2>
      {isOpen ? whole : <Behind words={`First: ${items[0]?.when ?? ""}`}>{whole}</Behind>}
    </section>
  );
}

const totalOf = ({ of }: Listed): number => of.reduce((sum, one) => sum + one.total, 0);

function Items(list: Listed): VNode {
  const { title, items, all, children } = list;
  const total = totalOf(list);
  return (
    <div>
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
    </div>
  );
}
