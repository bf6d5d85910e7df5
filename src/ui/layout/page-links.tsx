import type { VNode } from "preact";
import { Pagination } from "../govuk/index.ts";

type PageLinksProps = {
  /** From 1. */
  readonly page: number;
  readonly hasNext: boolean;
  readonly href: (page: number) => string;
  /** What the list is called, where a page has more than one: each then has a name to go by. */
  readonly label?: string | undefined;
};

/** The pages of a list before and after this one, where there are any. */
export function PageLinks({ page, hasNext, href, label }: PageLinksProps): VNode | null {
  if (page <= 1 && !hasNext) return null;
  return (
    <Pagination
      landmarkLabel={label}
      {...(page > 1 ? { previous: { href: href(page - 1) } } : {})}
      {...(hasNext ? { next: { href: href(page + 1) } } : {})}
    />
  );
}

type Span = { readonly page: number; readonly pageSize: number; readonly of: number };

type PartPagesProps = Span & {
  readonly href: (page: number) => string;
  /** "Pages of linked children": no two parts of a page have the same. */
  readonly label: string;
};

/** The same under a part of the page of one record; from a page that is not there it leads to the last. */
export function PartPages({ page, pageSize, of, href, label }: PartPagesProps): VNode {
  const beyond = Math.max(1, Math.ceil(of / pageSize)) + 1;
  const shown = Math.min(page, beyond);
  return <PageLinks page={shown} hasNext={page * pageSize < of} href={href} label={label} />;
}

/** "51 to 80 of " before a count, where what is shown is not all of it; otherwise nothing. */
export function spanWords({ page, pageSize, of }: Span): string {
  if ((page - 1) * pageSize >= of && of > 0) return "Nothing on this page of ";
  if (of <= pageSize) return "";
  const first = (page - 1) * pageSize + 1;
  return `${first} to ${Math.min(of, first + pageSize - 1)} of `;
}
