import { describe, expect, test } from "vitest";
import { guideIndex } from "./guide-pages.tsx";
import { guideGroups } from "./guide-groups.ts";
import { readGuide } from "./guide.ts";
import { Fragment, h } from "preact";
import { renderToString } from "preact-render-to-string";

const guide = readGuide("docs/guide");
const listed = guideGroups.flatMap(({ guides }) => guides.map(([key]) => key));

describe("help", () => {
  test("has each guide in one group, and no group has one that is not there", () => {
    expect(listed.toSorted()).toEqual(guide.map(({ key }) => key).toSorted());
  });

  test("says in a short line what each is for, and no line twice", () => {
    const lines = guideGroups.flatMap(({ guides }) => guides.map(([, line]) => line));
    expect(lines.filter((line) => line.length < 10 || line.length > 80)).toEqual([]);
    expect(new Set(lines).size).toBe(lines.length);
  });

  test("leads to each group and to each guide by its title, in the order of the groups", () => {
    const html = renderToString(h(Fragment, null, guideIndex(guide).body));
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual([
      ...guideGroups.map(({ id }) => `#${id}`),
      ...listed.map((key) => `/help/${key}`),
    ]);
    expect(html).not.toMatch(/>[a-z0-9-]+<\/a>/);
    for (const { id } of guideGroups) expect(html.split(`id="${id}"`)).toHaveLength(2);
  });
});
