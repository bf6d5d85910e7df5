import type { VNode } from "preact";
import { Button } from "../govuk/button.tsx";
import { classNames, type CommonProps, type Content } from "../govuk/shared.ts";

/** A filter that is on; following the link takes it off. */
export interface FilterTag {
  text: string;
  removeHref: string;
}

export interface FilterSelection {
  heading: string;
  tags: readonly FilterTag[];
}

export interface FilterProps extends CommonProps {
  /** Where the form is sent with GET, so that a filtered page has an address. */
  action: string;
  heading?: string | undefined;
  selected?: readonly FilterSelection[] | undefined;
  clearHref?: string | undefined;
  submitText?: string | undefined;
  /** The fields. */
  children: Content;
}

function Selected({ selected, clearHref }: Pick<FilterProps, "selected" | "clearHref">): VNode {
  return (
    <div class="moj-filter__selected">
      <h3 class="moj-filter__selected-heading">Selected filters</h3>
      {selected?.map(({ heading, tags }) => (
        <div class="moj-filter__selected-group">
          <h4 class="moj-filter__selected-name">{heading}</h4>
          <ul class="moj-filter-tags">
            {tags.map(({ text, removeHref }) => (
              <li>
                <a class="moj-filter__tag" href={removeHref}>
                  <span class="govuk-visually-hidden">Remove this filter: </span>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {clearHref !== undefined && (
        <p class="moj-filter__clear">
          <a class="govuk-link govuk-link--no-visited-state" href={clearHref}>
            Clear filters
          </a>
        </p>
      )}
    </div>
  );
}

/** Filters of a list: an ordinary form that needs no JavaScript. */
export function Filter(props: FilterProps): VNode {
  const { action, heading = "Filter", selected = [], clearHref } = props;
  return (
    <form
      class={classNames("moj-filter", props.classes)}
      method="get"
      action={action}
      {...props.attributes}
    >
      <div class="moj-filter__header">
        <h2 class="moj-filter__header-title">{heading}</h2>
      </div>
      <div class="moj-filter__content">
        {selected.length > 0 && <Selected selected={selected} clearHref={clearHref} />}
        <div class="moj-filter__options">
          <div class="moj-filter__fields">{props.children}</div>
          <Button text={props.submitText ?? "Apply filters"} />
        </div>
      </div>
    </form>
  );
}
