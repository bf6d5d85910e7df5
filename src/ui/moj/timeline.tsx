import type { VNode } from "preact";
import { Heading, type HeadingLevel } from "../govuk/heading.tsx";
import { classNames, type CommonProps, type Content, isEmpty } from "../govuk/shared.ts";

export interface TimelineItem extends CommonProps {
  title: Content;
  /** Who recorded it, for example "M Begum, Adolescent Safeguarding". */
  byline?: Content;
  /** As people read it, for example "24 November 2026 at 14:02". */
  date: string;
  /** The same moment as HTML's `datetime` wants it; left out when it is not known exactly. */
  datetime?: string | undefined;
  description?: Content;
  /** An anchor, so that other pages can link to this item. */
  id?: string | undefined;
}

export interface TimelineProps extends CommonProps {
  items: readonly TimelineItem[];
  headingLevel?: HeadingLevel | undefined;
}

function Item({ item, level }: { item: TimelineItem; level: HeadingLevel }): VNode {
  return (
    <li class={classNames("moj-timeline__item", item.classes)} id={item.id} {...item.attributes}>
      <div class="moj-timeline__header">
        <Heading level={level} attributes={{ class: "moj-timeline__title" }}>
          {item.title}
        </Heading>{" "}
        {!isEmpty(item.byline) && <p class="moj-timeline__byline">{item.byline}</p>}
      </div>
      <p class="moj-timeline__date">
        {item.datetime === undefined ? (
          item.date
        ) : (
          <time datetime={item.datetime}>{item.date}</time>
        )}
      </p>
      {!isEmpty(item.description) && (
        <div class="moj-timeline__description">{item.description}</div>
      )}
    </li>
  );
}

/** What happened, one item after another, in the order given. */
export function Timeline({ items, headingLevel = 2, classes, attributes }: TimelineProps): VNode {
  return (
    <ol class={classNames("moj-timeline", classes)} {...attributes}>
      {items.map((item) => (
        <Item item={item} level={headingLevel} />
      ))}
    </ol>
  );
}
