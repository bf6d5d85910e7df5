import type { VNode } from "preact";
import { Pagination } from "../../../ui/govuk/index.ts";

export const perPage = 50;

export type Paged<T> = {
  readonly shown: readonly T[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
};

/** A page past the end is the last one: decisions make lists shorter. */
export function pageOf<T>(all: readonly T[], asked: number | undefined, size = perPage): Paged<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(asked ?? 1, pages);
  return { shown: all.slice((page - 1) * size, page * size), page, pages, total: all.length };
}

type Props = {
  readonly paged: Paged<unknown>;
  readonly href: (page: number) => string;
};

export function Pages({ paged: { page, pages }, href }: Props): VNode | null {
  if (pages === 1) return null;
  return (
    <Pagination
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pages ? { href: href(page + 1) } : undefined}
      items={numbers(page, pages).map((number) =>
        number === null
          ? { ellipsis: true as const }
          : { number, href: href(number), current: number === page },
      )}
    />
  );
}

/** The first, the last and those beside the current one; null for what is left out. */
function numbers(page: number, pages: number): readonly (number | null)[] {
  const kept = [...new Set([1, page - 1, page, page + 1, pages])].filter(
    (number) => number >= 1 && number <= pages,
  );
  return kept.flatMap((number, index) => {
    const before = kept[index - 1];
    return before !== undefined && number - before > 1 ? [null, number] : [number];
  });
}
