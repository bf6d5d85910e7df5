import type { VNode } from "preact";
import { lastPage, pagesNear } from "../../kernel/list-pages.ts";
import type { ShownPages } from "../../kernel/lists.ts";
import { Pagination } from "../govuk/index.ts";
import { PageLinks } from "../layout/page-links.tsx";

type Props = { readonly shown: ShownPages };

/** The pages before and after this one. */
export const ListPages = ({ shown: { pages, pageAt } }: Props): VNode => (
  <PageLinks page={pages.page} hasNext={pages.hasNext} href={pageAt} />
);

/** Every page by its number: for a list that says how many rows it has. */
export function NumberedPages({ shown: { pages, pageAt } }: Props): VNode | null {
  const { page, hasNext } = pages;
  const last = lastPage(pages);
  if (last <= 1) return null;
  return (
    <Pagination
      previous={page > 1 ? { href: pageAt(page - 1) } : undefined}
      next={hasNext ? { href: pageAt(page + 1) } : undefined}
      items={pagesNear(page, last).map((number) =>
        number === null
          ? { ellipsis: true as const }
          : { number: String(number), href: pageAt(number), current: number === page },
      )}
    />
  );
}
