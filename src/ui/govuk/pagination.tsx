import type { VNode } from "preact";
import {
  type Attributes,
  classNames,
  type CommonProps,
  type Content,
  isEmpty,
  type Maybe,
  optionalAttributes,
} from "./shared.ts";

export interface PaginationLink {
  href: string;
  text?: Content;
  labelText?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface PaginationPage {
  number: number | string;
  href: string;
  current?: boolean | undefined;
  visuallyHiddenText?: string | undefined;
  attributes?: Attributes | undefined;
}

export type PaginationItem = PaginationPage | { ellipsis: true };

export interface PaginationProps extends CommonProps {
  items?: readonly Maybe<PaginationItem>[] | undefined;
  previous?: PaginationLink | undefined;
  next?: PaginationLink | undefined;
  landmarkLabel?: string | undefined;
}

type Direction = "prev" | "next";

const arrowPath: Record<Direction, string> = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

function Arrow({ direction }: { direction: Direction }): VNode {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrowPath[direction]} />
    </svg>
  );
}

function LinkTitle({ link, direction }: { link: PaginationLink; direction: Direction }): VNode {
  if (!isEmpty(link.text)) return <>{link.text}</>;
  return (
    <>
      {direction === "prev" ? "Previous" : "Next"}
      <span class="govuk-visually-hidden"> page</span>
    </>
  );
}

interface ArrowLinkProps {
  link: PaginationLink;
  direction: Direction;
  isBlock: boolean;
}

function ArrowLink({ link, direction, isBlock }: ArrowLinkProps): VNode {
  const decorated =
    isBlock && link.labelText === undefined && "govuk-pagination__link-title--decorated";
  return (
    <div class={`govuk-pagination__${direction}`}>
      <a
        class="govuk-link govuk-pagination__link"
        href={link.href}
        rel={direction}
        {...link.attributes}
      >
        {(isBlock || direction === "prev") && <Arrow direction={direction} />}{" "}
        <span class={classNames("govuk-pagination__link-title", decorated)}>
          <LinkTitle link={link} direction={direction} />
        </span>
        {isBlock && link.labelText !== undefined && (
          <>
            {" "}
            <span class="govuk-visually-hidden">:</span>{" "}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!isBlock && direction === "next" && <Arrow direction={direction} />}
      </a>
    </div>
  );
}

function PageItem({ item }: { item: PaginationItem }): VNode {
  if ("ellipsis" in item) {
    return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  }
  const isCurrent = item.current === true;
  return (
    <li
      class={classNames("govuk-pagination__item", isCurrent && "govuk-pagination__item--current")}
    >
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        {...optionalAttributes({ "aria-current": isCurrent ? "page" : undefined })}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  );
}

export function Pagination(props: PaginationProps): VNode {
  const { items, previous, next } = props;
  const isBlock = !items && (next !== undefined || previous !== undefined);
  return (
    <nav
      class={classNames("govuk-pagination", isBlock && "govuk-pagination--block", props.classes)}
      aria-label={props.landmarkLabel ?? "Pagination"}
      {...props.attributes}
    >
      {previous && <ArrowLink link={previous} direction="prev" isBlock={isBlock} />}
      {items && (
        <ul class="govuk-pagination__list">
          {items.map((item) => item && <PageItem item={item} />)}
        </ul>
      )}
      {next && <ArrowLink link={next} direction="next" isBlock={isBlock} />}
    </nav>
  );
}
