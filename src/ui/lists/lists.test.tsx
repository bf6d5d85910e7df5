import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { ListTable as Table } from "../../kernel/lists.ts";
import {
  FacetCounts,
  FacetLinks,
  FacetTabs,
  ListFilter,
  ListPages,
  ListTables,
  NumberedPages,
} from "./index.ts";

type Boat = { readonly name: string; readonly berth: string };

const boats: readonly Boat[] = [
  { name: "Ann <b>", berth: "east" },
  { name: "Bea", berth: "west" },
];

const table = (more: Partial<Table<Boat, "name" | "berth">> = {}) => ({
  caption: "Boats",
  empty: "None.",
  look: {},
  columns: [
    { key: "name", heading: "Name", sort: { href: "/boats?sort=name", direction: "none" } },
    { key: "berth", heading: "Berth", onPhone: ["more"] },
    { key: "own.colour", heading: "Colour" },
  ] as const,
  ownText: ({ name }: Boat, key: string) => `${key} of ${name}`,
  isGrouped: false,
  groups: [{ value: null, rows: boats }],
  attributesOf: undefined,
  ...more,
});

const cells = { name: ({ name }: Boat) => name, berth: ({ berth }: Boat) => berth };
const drawn = (one: Table<Boat, "name" | "berth">) =>
  renderToString(
    <ListTables
      shown={{ tables: { all: one, other: undefined } }}
      cells={cells}
      aboutOf={({ name }) => name}
      headingOf={(value) => `Berth ${value ?? "not known"}`}
    />,
  );

describe("the tables of a list", () => {
  test("have their declared cells and the partnership's own, each escaped", () => {
    const html = drawn(table());
    expect(html).toContain("own.colour of Ann &lt;b>");
    expect(html).toContain('<a class="app-table__sort" href="/boats?sort=name">');
    expect(html).toContain('aria-label="More about Bea"');
    expect(html).not.toContain("<b>");
    expect(html.match(/<table/g)).toHaveLength(1);
  });

  test("have groups with headings, and attributes of rows", () => {
    const html = drawn(
      table({
        isGrouped: true,
        groups: [{ value: "west", rows: boats.slice(1) }],
        attributesOf: ({ name }) => ({ "data-name": name }),
      }),
    );
    expect(html).toContain("Berth west");
    expect(html).toContain('<tr class="govuk-table__row" data-name="Bea">');
  });

  test("say so where there is nothing", () => {
    expect(drawn(table({ groups: [{ value: null, rows: [] }] }))).toContain("None.");
  });
});

const asked = (name: string, label: string) => ({ name, id: name, label, isOn: true });

test("the form shows what is chosen, and how to take it off", () => {
  const east = { value: "east", text: "East" };
  const shown = {
    path: "/boats",
    isFiltered: true,
    on: [],
    isMoreOn: false,
    clearHref: "/boats",
    kept: [],
    errors: [],
    fields: [
      { ...asked("berth", "Berth"), kind: "choice", value: "east", options: [east] },
      { ...asked("mine", "Mine"), kind: "yes", value: "yes" },
      { ...asked("q", "Name"), kind: "words", value: 'a"b' },
    ],
  } as const;
  const html = renderToString(<ListFilter shown={shown} />);
  expect(html).toMatch(/<option [^>]*value="east" selected|<option [^>]*selected[^>]*value="east"/);
  expect(html).toMatch(/name="mine"[^>]* checked|checked[^>]* name="mine"/);
  expect(html).toContain('value="a&quot;b"');
  expect(html).toContain("Clear filters");
  const bare = renderToString(<ListFilter shown={{ ...shown, isFiltered: false }} />);
  expect(bare).not.toContain("Clear filters");
});

describe("pages", () => {
  const at = (page: number, total: number | undefined, hasNext: boolean) => ({
    pages: { page, pageSize: 10, total, hasNext },
    pageAt: (number: number) => `/boats?page=${number}`,
  });

  test("before and after", () => {
    const html = renderToString(<ListPages shown={at(2, undefined, true)} />);
    expect(html).toContain('href="/boats?page=1" rel="prev"');
    expect(html).toContain('href="/boats?page=3" rel="next"');
  });

  test("by number, and none where there is one page", () => {
    const html = renderToString(<NumberedPages shown={at(5, 90, true)} />);
    expect(html).toContain('aria-current="page"');
    expect(html.match(/⋯/g)).toHaveLength(2);
    expect(renderToString(<NumberedPages shown={at(1, 9, false)} />)).toBe("");
  });
});

describe("facets", () => {
  const facets = [
    { text: "All", count: 3, href: "/boats", isCurrent: true },
    { text: "Late", count: 1, href: "/boats?late=yes", isCurrent: false, isAttention: true },
  ];

  test("are links, tabs or numbers", () => {
    const links = renderToString(<FacetLinks label="Boats" facets={facets} />);
    expect(links).toContain('<strong aria-current="true">All (3)</strong>');
    expect(links).toContain('<a class="govuk-link" href="/boats?late=yes">Late (1)</a>');
    expect(renderToString(<FacetLinks label="Boats" facets={[]} />)).toBe("");
    expect(renderToString(<FacetTabs label="Boats" facets={facets} />)).toContain("Late (1)");
    const counts = renderToString(<FacetCounts label="Boats" facets={facets} />);
    expect(counts).toContain("app-counts__link--attention");
  });
});
