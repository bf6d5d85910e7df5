import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Result } from "axe-core";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Node = { readonly target: readonly string[]; readonly html: string };
type Violation = Pick<Result, "id"> & { readonly nodes: readonly Node[] };

// GOV.UK's scripts name these two buttons with everything they show, in its order, but with commas
// between; the rule compares letter by letter.
function isNamedWithCommas(rule: string, { html }: Node): boolean {
  const isOfGovuk = /class="govuk-(accordion__section-button|file-upload-button)\b/.test(html);
  return rule === "label-content-name-mismatch" && isOfGovuk;
}

// A choice that opens a field below it says whether the field is open. ARIA has no such word for a
// radio; GOV.UK keeps it because screen readers say it, and leaves this rule out for it too.
function saysWhatItOpens(rule: string, { html }: Node): boolean {
  return (
    rule === "aria-allowed-attr" && /class="govuk-radios__input"[^>]*aria-expanded=/.test(html)
  );
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const lay = `globalThis.layAxe = () => { delete globalThis.layAxe; ${source} };`;
const laid = new WeakSet<Page>();

/**
 * Every page that this window opens has axe lying by, to be run where it is asked for: to send it each
 * time takes longer than most pages do. What a window is told at its beginning is no script of the
 * page's, and the content security policy has no word in it.
 */
async function haveAxe(page: Page): Promise<void> {
  if (!laid.has(page)) {
    laid.add(page);
    await page.addInitScript(lay);
    await page.evaluate(lay);
  }
  await page.evaluate("globalThis.layAxe?.()");
}

// Only what is wrong leaves the page: to hand over all that is right takes longer than to find it.
const run = `axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(tags)} }, resultTypes: ["violations"] })
  .then(({ violations }) => violations.map(({ id, nodes }) =>
    ({ id, nodes: nodes.map(({ target, html }) => ({ target, html })) })))`;

/** What axe finds, as "rule: where". */
export async function violations(page: Page): Promise<string[]> {
  await haveAxe(page);
  const found = await page.evaluate<readonly Violation[]>(run);
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => !isNamedWithCommas(id, node) && !saysWhatItOpens(id, node))
      .map(({ target }) => `${id}: ${target.join(" ")}`),
  );
}
