import type { VNode } from "preact";
import {
  type Attributes,
  classNames,
  type CommonProps,
  type Content,
  type Maybe,
} from "./shared.ts";

export interface TabItem {
  label: string;
  /** The panel's own id; otherwise made from `idPrefix`. */
  id?: string | undefined;
  attributes?: Attributes | undefined;
  panel: {
    /** A string becomes a paragraph; JSX is shown as it is. */
    text?: Content;
    attributes?: Attributes | undefined;
  };
}

export interface TabsProps extends CommonProps {
  id?: string | undefined;
  idPrefix?: string | undefined;
  /** Shown instead of the tabs without script, above a list of links to the panels. */
  title?: string | undefined;
  items: readonly Maybe<TabItem>[];
}

interface PartProps {
  item: TabItem;
  panelId: string;
  isFirst: boolean;
}

function Tab({ item, panelId, isFirst }: PartProps): VNode {
  const selected = isFirst && "govuk-tabs__list-item--selected";
  return (
    <li class={classNames("govuk-tabs__list-item", selected)}>
      <a class="govuk-tabs__tab" href={`#${panelId}`} {...item.attributes}>
        {item.label}
      </a>
    </li>
  );
}

function Panel({ item, panelId, isFirst }: PartProps): VNode {
  const { text, attributes } = item.panel;
  return (
    <div
      class={classNames("govuk-tabs__panel", !isFirst && "govuk-tabs__panel--hidden")}
      id={panelId}
      {...attributes}
    >
      {typeof text === "string" ? <p class="govuk-body">{text}</p> : text}
    </div>
  );
}

/** Several views of one thing. Without script: a list of contents and every panel in turn. */
export function Tabs(props: TabsProps): VNode {
  const parts = props.items.flatMap((item, index): PartProps[] => {
    if (!item) return [];
    const panelId = item.id ?? `${props.idPrefix ?? ""}-${index + 1}`;
    return [{ item, panelId, isFirst: index === 0 }];
  });
  return (
    <div
      id={props.id}
      class={classNames("govuk-tabs", props.classes)}
      {...props.attributes}
      data-module="govuk-tabs"
    >
      <h2 class="govuk-tabs__title">{props.title ?? "Contents"}</h2>
      {parts.length > 0 && (
        <>
          <ul class="govuk-tabs__list">
            {parts.map((part) => (
              <Tab {...part} />
            ))}
          </ul>
          {parts.map((part) => (
            <Panel {...part} />
          ))}
        </>
      )}
    </div>
  );
}
