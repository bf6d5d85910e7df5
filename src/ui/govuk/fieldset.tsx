import type { VNode } from "preact";
import {
  classNames,
  type CommonProps,
  type Content,
  isEmpty,
  optionalAttributes,
} from "./shared.ts";

export interface LegendProps {
  text: Content;
  classes?: string | undefined;
  /** Wraps the legend in the page's h1: only when the page asks one question. */
  isPageHeading?: boolean | undefined;
}

/** What a group of radios, checkboxes or date inputs may say about its fieldset. */
export interface FieldsetOptions extends CommonProps {
  legend?: LegendProps | undefined;
  describedBy?: string | undefined;
}

export interface FieldsetProps extends FieldsetOptions {
  role?: string | undefined;
  children?: Content;
}

function Legend({ text, classes, isPageHeading }: LegendProps): VNode {
  return (
    <legend class={classNames("govuk-fieldset__legend", classes)}>
      {isPageHeading === true ? <h1 class="govuk-fieldset__heading">{text}</h1> : text}
    </legend>
  );
}

export function Fieldset(props: FieldsetProps): VNode {
  const { legend } = props;
  return (
    <fieldset
      class={classNames("govuk-fieldset", props.classes)}
      aria-describedby={props.describedBy}
      {...optionalAttributes({ role: props.role })}
      {...props.attributes}
    >
      {legend !== undefined && !isEmpty(legend.text) && <Legend {...legend} />}
      {props.children}
    </fieldset>
  );
}
