import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { describe, expect, it } from "vitest";
import { frame } from "../fixtures/frame.ts";
import { Hostile, read } from "../fixtures/hostile.ts";
import { ComponentsSample, FormSample, RecordSample, TrackerSample } from "../fixtures/index.ts";
import { recommended, recommendedForForms } from "../fixtures/validation.ts";
import { Page, type PageProps, renderPage } from "./index.ts";

const minimal: PageProps = {
  title: "My work",
  partnershipName: "Eastmoor Safeguarding Partnership",
  nonce: "abc123",
  assets: { css: "/assets/main.css", js: "/assets/main.js" },
  children: <h1>My work</h1>,
};

const render = (props: Partial<PageProps> = {}) => renderPage(<Page {...minimal} {...props} />);

const samples = {
  components: <ComponentsSample />,
  tracker: <TrackerSample />,
  record: <RecordSample />,
  form: <FormSample />,
  minimal: <Page {...minimal} />,
};

describe("sample pages", () => {
  it.each(Object.entries(samples))("%s is valid HTML", async (name, sample) => {
    const hasForm = name === "form" || name === "components";
    const config = hasForm ? recommendedForForms : recommended;
    const validator = new HtmlValidate(new StaticConfigLoader(config));
    const report = await validator.validateString(renderPage(sample));
    const messages = report.results.flatMap((result) =>
      result.messages.map(({ ruleId, message, line, column }) => ({
        ruleId,
        message,
        line,
        column,
      })),
    );
    expect(messages).toEqual([]);
  });

  it.each(Object.entries(samples))(
    "%s has no inline style and one inline script",
    (_name, sample) => {
      const html = renderPage(sample);
      expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
      expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g)).toEqual([
        expect.stringContaining(" nonce="),
      ]);
    },
  );
});

describe("Page", () => {
  it("is a whole English document that search engines leave alone", () => {
    const html = render();
    expect(html).toMatch(/^<!DOCTYPE html><html lang="en"/);
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).toContain("width=device-width, initial-scale=1");
  });

  it("names the page and the partnership in the title, with an error first", () => {
    expect(render()).toContain("<title>My work – Eastmoor Safeguarding Partnership</title>");
    expect(render({ errorTitle: true })).toContain("<title>Error: My work – ");
  });

  it("gives both scripts the nonce and leaves the inline one unescaped", () => {
    const html = render();
    expect(html.match(/nonce="abc123"/g)).toHaveLength(2);
    expect(html).toContain("' js-enabled' + ('noModule' in HTMLScriptElement.prototype ?");
  });

  it("skips to the main content, which exists", () => {
    expect(render()).toMatch(/href="#main-content".*<main[^>]* id="main-content"/s);
  });

  it("says who is signed in and signs out by POST with the token", () => {
    const html = render({ user: frame.user });
    expect(html).toContain("Priya Nair · Eastmoor Council");
    expect(html).toMatch(/<form[^>]* method="post" action="\/sign-out">/);
    expect(html).toContain('name="_csrf" value="sample-token"');
    expect(render()).not.toContain("Sign out");
  });

  it("prints the marking with the reader's name", () => {
    expect(render({ user: frame.user })).toMatch(
      /app-marking.*OFFICIAL-SENSITIVE.*Printed by Priya Nair, Eastmoor Council/s,
    );
    expect(render({ user: frame.user, asOf: "30 November 2026, 11:54" })).toContain(
      "Eastmoor Council, as it stood on 30 November 2026, 11:54",
    );
    expect(render({ user: frame.user, isSigned: false })).not.toContain("Printed by");
    expect(render({ marking: "OFFICIAL" })).toMatch(/app-marking__level">OFFICIAL</);
  });

  it("refuses a seventh navigation item", () => {
    const items = Array.from({ length: 7 }, (_, index) => ({ text: `${index}`, href: "/" }));
    expect(render({ navigation: items.slice(1) })).toContain("govuk-service-navigation__item");
    expect(() => render({ navigation: items })).toThrow(RangeError);
  });

  it("shows breadcrumbs, back link, banner, theme and footer links where they are given", () => {
    const html = render({
      breadcrumbs: [{ text: "Home", href: "/" }],
      backLink: { href: "/back" },
      banner: "Fictional data",
      assets: { ...minimal.assets, theme: "/theme.css" },
      footer: { links: [{ text: "Privacy", href: "/privacy" }] },
      width: "wide",
      paper: "a3-landscape",
    });
    for (const part of ["govuk-breadcrumbs", 'href="/back"', "Fictional data", "/theme.css"]) {
      expect(html).toContain(part);
    }
    expect(html).toContain("app-page--wide app-page--a3-landscape");
    expect(html).toContain('href="/privacy"');
    expect(render()).not.toMatch(/govuk-breadcrumbs|govuk-back-link|app-banner|app-page--/);
  });

  it("keeps a hostile string a string, wherever it comes in", () => {
    const { text, issued } = new Hostile();
    const html = render({
      title: text(),
      partnershipName: text(),
      nonce: text(),
      assets: { css: text(), js: text(), theme: text() },
      homeHref: text(),
      navigation: [{ text: text(), href: text() }],
      search: { action: text(), csrfToken: text(), label: text() },
      user: { name: text(), agency: text(), signOutHref: text(), csrfToken: text() },
      banner: text(),
      breadcrumbs: [{ text: text(), href: text() }],
      backLink: { href: text(), text: text() },
      marking: text(),
      footer: { links: [{ text: text(), href: text() }] },
      children: text(),
    });
    const { tags, texts } = read(html);
    expect(issued.filter((t) => !texts.some((shown) => shown.includes(t)))).toEqual([]);
    expect(tags.has("img")).toBe(false);
  });
});
