import type { VNode } from "preact";
import { Button } from "../govuk/button.tsx";
import { classNames, type CommonProps, type Content } from "../govuk/shared.ts";

/** A filter that is on; following the link takes it off. */
export interface FilterTag {
  text: string;
  removeHref: string;
}

export interface FilterSelection {
  heading: Content;
  tags: readonly FilterTag[];
}

export interface FilterProps extends CommonProps {
  /** Where the form is sent with GET, so that a filtered page has an address. */
  action: string;
  heading?: Content;
  selected?: readonly FilterSelection[] | undefined;
  /** Takes every filter off; given only where one is on. */
  clearHref?: string | undefined;
  submitText?: string | undefined;
  /** The fields. */
  children: Content;
}

function ClearLink({ href }: { href: string }): VNode {
  return (
    <p>
      <a class="govuk-link govuk-link--no-visited-state" href={href}>
        Clear filters
      </a>
    </p>
  );
}

function Selection({ heading, tags }: FilterSelection): VNode {
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-0">{heading}</h3>
      <ul class="moj-filter-tags">
        {tags.map(({ text, removeHref }) => (
          <li>
            <a class="moj-filter__tag" href={removeHref}>
              <span class="govuk-visually-hidden">Remove this filter</span> {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Selected({ selected = [], clearHref }: FilterProps): VNode {
  return (
    <div class="moj-filter__selected">
      <div class="moj-filter__selected-heading">
        <div class="moj-filter__heading-title">
          <h2 class="govuk-heading-m">Selected filters</h2>
        </div>
        {clearHref !== undefined && (
          <div class="moj-filter__heading-action">
            <ClearLink href={clearHref} />
          </div>
        )}
      </div>
      {selected.map((selection) => (
        <Selection {...selection} />
      ))}
    </div>
  );
}

/** Filters of a list: an ordinary form that needs no JavaScript. */
export function Filter(props: FilterProps): VNode {
  const { heading = "Filter", selected = [], clearHref } = props;
  return (
    <form method="get" action={props.action}>
      <div class={classNames("moj-filter", props.classes)} {...props.attributes}>
        <div class="moj-filter__header">
          <div class="moj-filter__header-title">
            <h2 class="govuk-heading-m">{heading}</h2>
          </div>
        </div>
        <div class="moj-filter__content">
          {selected.length > 0 && <Selected {...props} />}
          <div class="moj-filter__options">
            <div class="moj-filter__fields">{props.children}</div>
            <Button text={props.submitText ?? "Apply filters"} />
            {selected.length === 0 && clearHref !== undefined && <ClearLink href={clearHref} />}
          </div>
        </div>
      </div>
    </form>
  );
}
