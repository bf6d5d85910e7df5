import type { VNode } from "preact";
import { Pagination } from "../../../ui/govuk/index.ts";
import { writeView } from "../tracker-query.ts";
import { paths } from "../../child-record/web/paths.ts";
import type { TrackerPage } from "./tracker-view.ts";

export function Pages({ view, page, pageSize, total }: TrackerPage): VNode | null {
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return null;
  const search = writeView(view);
  const href = (number: number): string =>
    paths.tracker(
      [search, number > 1 ? `page=${number}` : ""].filter((part) => part !== "").join("&"),
    );
  const near = [1, page - 1, page, page + 1, last];
  const numbers = [...new Set(near)].filter((number) => number >= 1 && number <= last);
  const items = numbers.flatMap((number, index) => [
    ...(index > 0 && number - (numbers[index - 1] ?? 0) > 1 ? [{ ellipsis: true as const }] : []),
    { number: String(number), href: href(number), current: number === page },
  ]);
  return (
    <Pagination
      {...(page > 1 ? { previous: { href: href(page - 1) } } : {})}
      {...(page < last ? { next: { href: href(page + 1) } } : {})}
      items={items}
    />
  );
}
