import type { VNode } from "preact";
import { Button } from "./button.tsx";
import { Heading, type HeadingLevel } from "./heading.tsx";
import { type BodyProps, classNames, type CommonProps, type Content, isEmpty } from "./shared.ts";

export interface PanelAction extends CommonProps {
  text: string;
  /** A link, unless `type` is "button"; without it always a button. */
  href?: string | undefined;
  type?: "button" | "submit" | undefined;
}

export interface PanelActions extends CommonProps {
  items?: readonly PanelAction[] | undefined;
}

export interface PanelProps extends CommonProps, BodyProps {
  titleText: Content;
  headingLevel?: HeadingLevel | undefined;
  /** Shown only with the class `govuk-panel--interruption`. */
  actions?: PanelActions | undefined;
}

function Action({ action }: { action: PanelAction }): VNode {
  if (action.href === undefined || action.type === "button") {
    return (
      <Button
        text={action.text}
        type={action.type ?? "button"}
        classes={classNames("govuk-button--inverse", action.classes)}
        href={action.href}
        attributes={action.attributes}
      />
    );
  }
  return (
    <a
      class={classNames("govuk-link govuk-link--inverse", action.classes)}
      href={action.href}
      {...action.attributes}
    >
      {action.text}
    </a>
  );
}

function Actions({ classes, attributes, items = [] }: PanelActions): VNode {
  return (
    <div class={classNames("govuk-panel__actions", classes)} {...attributes}>
      {items.length > 0 && (
        <div class="govuk-button-group">
          {items.map((action) => (
            <>
              <Action action={action} />{" "}
            </>
          ))}
        </div>
      )}
    </div>
  );
}

export function Panel(props: PanelProps): VNode {
  const isInterruption = props.classes?.includes("govuk-panel--interruption") ?? false;
  const body = props.children ?? props.text;
  return (
    <div
      class={classNames(
        "govuk-panel",
        !isInterruption && "govuk-panel--confirmation",
        props.classes,
      )}
      {...props.attributes}
    >
      <Heading level={props.headingLevel ?? 1} attributes={{ class: "govuk-panel__title" }}>
        {props.titleText}
      </Heading>
      {!isEmpty(body) && <div class="govuk-panel__body">{body}</div>}
      {isInterruption && props.actions && <Actions {...props.actions} />}
    </div>
  );
}
