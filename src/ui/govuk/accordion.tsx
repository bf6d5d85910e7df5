import type { VNode } from "preact";
import { Heading, type HeadingLevel } from "./heading.tsx";
import {
  classNames,
  type CommonProps,
  type Content,
  isEmpty,
  type Maybe,
  optionalAttributes,
} from "./shared.ts";
import { translationAttributes } from "./translations.ts";

export interface AccordionItem {
  heading: { text: Content };
  summary?: { text?: Content } | undefined;
  /** A string becomes a paragraph; JSX is shown as it is. */
  content: { text?: Content };
  expanded?: boolean | undefined;
}

export interface AccordionProps extends CommonProps {
  /** Unique on its page: the browser remembers under it which sections were open. */
  id: string;
  items: readonly Maybe<AccordionItem>[];
  headingLevel?: HeadingLevel | undefined;
  rememberExpanded?: boolean | undefined;
  hideAllSectionsText?: string | undefined;
  hideSectionText?: string | undefined;
  hideSectionAriaLabelText?: string | undefined;
  showAllSectionsText?: string | undefined;
  showSectionText?: string | undefined;
  showSectionAriaLabelText?: string | undefined;
}

interface SectionProps {
  item: AccordionItem;
  level: HeadingLevel;
  /** Makes the id of one of the section's parts. */
  idOf: (part: "heading" | "summary" | "content") => string;
}

function Section({ item, level, idOf }: SectionProps): VNode {
  const { heading, summary, content, expanded } = item;
  const open = expanded === true && "govuk-accordion__section--expanded";
  return (
    <div class={classNames("govuk-accordion__section", open)}>
      <div class="govuk-accordion__section-header">
        <Heading level={level} attributes={{ class: "govuk-accordion__section-heading" }}>
          <span class="govuk-accordion__section-button" id={idOf("heading")}>
            {heading.text}
          </span>
        </Heading>
        {summary && !isEmpty(summary.text) && (
          <div class="govuk-accordion__section-summary govuk-body" id={idOf("summary")}>
            {summary.text}
          </div>
        )}
      </div>
      <div id={idOf("content")} class="govuk-accordion__section-content">
        {typeof content.text === "string" ? <p class="govuk-body">{content.text}</p> : content.text}
      </div>
    </div>
  );
}

/** Sections that open one by one; without script all of them are open. */
export function Accordion(props: AccordionProps): VNode {
  const { id, items, headingLevel = 2 } = props;
  return (
    <div
      class={classNames("govuk-accordion", props.classes)}
      data-module="govuk-accordion"
      id={id}
      {...translationAttributes({
        "hide-all-sections": props.hideAllSectionsText,
        "hide-section": props.hideSectionText,
        "hide-section-aria-label": props.hideSectionAriaLabelText,
        "show-all-sections": props.showAllSectionsText,
        "show-section": props.showSectionText,
        "show-section-aria-label": props.showSectionAriaLabelText,
      })}
      {...optionalAttributes({ "data-remember-expanded": props.rememberExpanded })}
      {...props.attributes}
    >
      {items.map(
        (item, index) =>
          item && (
            <Section
              item={item}
              level={headingLevel}
              idOf={(part) => `${id}-${part}-${index + 1}`}
            />
          ),
      )}
    </div>
  );
}
