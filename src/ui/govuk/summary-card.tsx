import type { VNode } from "preact";
import { Heading, type HeadingLevel } from "./heading.tsx";
import { SummaryAction, type SummaryActions } from "./summary-action.tsx";
import { classNames, type CommonProps, type Content } from "./shared.ts";

export interface SummaryCardTitle {
  text: Content;
  classes?: string | undefined;
  headingLevel?: HeadingLevel | undefined;
}

export interface SummaryCardOptions extends CommonProps {
  title?: SummaryCardTitle | undefined;
  actions?: SummaryActions | undefined;
}

function CardActions({
  actions,
  title,
}: {
  actions: SummaryActions;
  title: Content;
}): VNode | null {
  const items = actions.items ?? [];
  const [first] = items;
  if (first === undefined) return null;
  const classes = classNames("govuk-summary-card__actions", actions.classes);
  if (items.length === 1) {
    return (
      <div class={classes}>
        <SummaryAction {...first} cardTitle={title} />
      </div>
    );
  }
  return (
    <ul class={classes}>
      {items.map((item) => (
        <li class="govuk-summary-card__action">
          <SummaryAction {...item} cardTitle={title} />
        </li>
      ))}
    </ul>
  );
}

export function SummaryCard(props: SummaryCardOptions & { children: Content }): VNode {
  const { title, actions } = props;
  return (
    <div class={classNames("govuk-summary-card", props.classes)} {...props.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title && (
          <Heading
            level={title.headingLevel ?? 2}
            attributes={{ class: classNames("govuk-summary-card__title", title.classes) }}
          >
            {title.text}
          </Heading>
        )}
        {actions && <CardActions actions={actions} title={title?.text} />}
      </div>
      <div class="govuk-summary-card__content">{props.children}</div>
    </div>
  );
}
