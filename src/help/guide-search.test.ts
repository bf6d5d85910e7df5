import { Fragment, h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { readGuide } from "./guide.ts";
import { guideSearch } from "./guide-search.tsx";

const guide = readGuide("docs/guide");
const found = (typed: string) => {
  const html = renderToString(h(Fragment, null, guideSearch(guide, typed).body));
  return [...html.matchAll(/href="\/help\/([^"]+)"/g)].map(([, key]) => key);
};

test("help is found by words of its title first, then of its text", () => {
  expect(found("missing")[0]).toBe("missing");
  expect(found("webhook")).toContain("webhooks");
});

test("every word is asked for, and nothing found says so", () => {
  expect(found("missing qxgiraffe")).toEqual([]);
  const html = renderToString(h(Fragment, null, guideSearch(guide, "<b>qx</b>").body));
  expect(html).toContain("No help pages have all these words.");
  expect(html).not.toContain("<b>qx");
});
