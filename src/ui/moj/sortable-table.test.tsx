import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { type SortableColumn, SortableTable } from "./index.ts";

const columns: readonly SortableColumn[] = [
  { key: "name", text: "Name", sort: { href: "/list?sort=name", direction: "ascending" } },
  { key: "due", text: "Due", sort: { href: "/list?sort=due", direction: "none" } },
  { key: "count", text: "Count", numeric: true },
];

const row = { name: "Ada", due: "tomorrow", count: "4" };

describe("SortableTable", () => {
  const html = renderToString(
    <SortableTable
      caption="People"
      columns={columns}
      groups={[{ heading: "High", rows: [row] }]}
    />,
  );

  it("sorts by link and says by which column it is sorted", () => {
    expect(html).toMatch(/aria-sort="ascending"><a[^>]*href="\/list\?sort=name">Name</);
    expect(html).toMatch(/aria-sort="none"><a[^>]*href="\/list\?sort=due">Due</);
    expect(html.match(/aria-sort/g)).toHaveLength(2);
  });

  it("heads each row with its first cell and names the others for a phone", () => {
    expect(html).toMatch(/<th scope="row"[^>]*>Ada</);
    expect(html).toMatch(/data-label="Due"><div class="app-table__value">tomorrow</);
    expect(html).not.toContain('data-label="Name"');
  });

  it("heads each group across all columns", () => {
    expect(html).toMatch(/<th scope="rowgroup" colspan="3"[^>]*>High</);
  });

  it("can be scrolled with the keyboard where it is wider than the window", () => {
    expect(html).toMatch(/<section[^>]*aria-label="People" tabindex="0"/);
  });

  it("says so when there is nothing to show", () => {
    const empty = renderToString(
      <SortableTable caption="People" columns={columns} groups={[]} empty="Nobody yet. Add one" />,
    );
    expect(empty).toMatch(/<td[^>]*colspan="3">Nobody yet. Add one</);
  });

  it("puts what a card need not say at once behind More, which says of whom", () => {
    const some = renderToString(
      <SortableTable
        caption="People"
        brief
        columns={[
          { key: "name", text: "Name" },
          { key: "due", text: "Due" },
          { key: "ward", text: "Ward", isMore: true },
        ]}
        groups={[{ rows: [{ about: "Ada", name: "Ada", due: "tomorrow", ward: "Harbour" }] }]}
      />,
    );
    expect(some).toMatch(/<details[^>]*><summary[^>]* aria-label="More about Ada">/);
    expect(some).toMatch(/<td class="[^"]*app-table__more[^"]*" data-label="Ward">/);
    expect(some).not.toMatch(/app-table__more[^"]*" data-label="Due"/);
    expect(html).not.toContain("app-table__unfold");
  });

  it("prints no column of links, and leaves what is aside out of a phone's cards", () => {
    const some = renderToString(
      <SortableTable
        caption="People"
        columns={[
          { key: "name", text: "Name" },
          { key: "due", text: "Due", isAside: true },
          { key: "change", text: "Change", isScreenOnly: true },
        ]}
        groups={[{ rows: [{ name: "Ada", due: "tomorrow", change: "Change" }] }]}
      />,
    );
    expect(some).toMatch(/<th scope="col" class="[^"]*app-screen-only[^"]*">Change</);
    expect(some).toMatch(/<td class="[^"]*app-screen-only[^"]*" data-label="Change">/);
    expect(some).toMatch(/<td class="[^"]*app-table__aside[^"]*" data-label="Due">/);
    expect(html).not.toMatch(/app-screen-only|app-table__aside/);
  });
});
