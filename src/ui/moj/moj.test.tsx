import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Badge, Filter, IdentityBar, SubNavigation, Timeline } from "./index.ts";

describe("IdentityBar", () => {
  it("warns before anything else and leaves out what is not given", () => {
    const html = renderToString(
      <IdentityBar
        name="Ada"
        lines={["15 years old", false, undefined]}
        facts={[{ label: "Level", value: "High" }, null]}
        warning="Do not ring"
        headingLevel={2}
      />,
    );
    expect(html.indexOf("Do not ring")).toBeLessThan(html.indexOf("15 years old"));
    expect(html.match(/moj-identity-bar__line/g)).toHaveLength(1);
    expect(html.match(/<dt>/g)).toHaveLength(1);
    expect(html).toMatch(/<section[^>]*aria-label="About Ada".*<h2[^>]*>Ada</s);
    const bare = renderToString(<IdentityBar name="Ada" lines={[]} facts={[null]} />);
    expect(bare).not.toMatch(/warning|<dl/);
  });
});

describe("SubNavigation", () => {
  it("is a named landmark and marks the page", () => {
    const html = renderToString(
      <SubNavigation
        label="Pages about Ada"
        items={[
          { text: "Overview", href: "/a", current: true },
          false,
          { text: "Plan", href: "/b" },
        ]}
      />,
    );
    expect(html).toContain('aria-label="Pages about Ada"');
    expect(html).toMatch(/href="\/a" aria-current="page"/);
    expect(html.match(/aria-current/g)).toHaveLength(1);
  });

  it("has a closed switch before it where there are many pages", () => {
    const html = renderToString(
      <SubNavigation label="Pages" more="More about Ada" items={[{ text: "Plan", href: "/b" }]} />,
    );
    expect(html).toMatch(/<details class="[^"]*"><summary.*More about Ada.*<\/details><nav/s);
    expect(html).not.toContain("<details open");
  });
});

describe("Timeline", () => {
  it("is a list in the order given, with a time only where the moment is known", () => {
    const html = renderToString(
      <Timeline
        items={[
          { title: "First", date: "1 May 2026", datetime: "2026-05-01" },
          { title: "Second", date: "about Easter 2025" },
        ]}
      />,
    );
    expect(html.indexOf("First")).toBeLessThan(html.indexOf("Second"));
    expect(html.match(/<time /g)).toHaveLength(1);
    expect(html.match(/<h2 /g)).toHaveLength(2);
  });
});

describe("Filter", () => {
  it("is sent with GET and shows what is selected, with a way out", () => {
    const html = renderToString(
      <Filter
        action="/list"
        clearHref="/list"
        selected={[{ heading: "Level", tags: [{ text: "High", removeHref: "/list?level=" }] }]}
      >
        <p>field</p>
      </Filter>,
    );
    expect(html).toMatch(/<form[^>]*method="get" action="\/list"/);
    expect(html).toContain("Remove this filter</span> High");
    expect(html).toContain("Clear filters");
  });

  it("offers the way out also where what is on is only told by the fields", () => {
    const html = renderToString(
      <Filter action="/list" clearHref="/list">
        field
      </Filter>,
    );
    expect(html).toMatch(/<\/button>.*href="\/list">Clear filters/s);
    expect(html).not.toContain("Selected");
  });

  it("says nothing of selected filters when there are none", () => {
    expect(renderToString(<Filter action="/list">field</Filter>)).not.toContain("Selected");
  });
});

describe("Badge", () => {
  it("carries a word", () => {
    expect(renderToString(<Badge tone="red" text="Restricted" />)).toBe(
      '<span class="moj-badge moj-badge--red">Restricted</span>',
    );
  });
});
