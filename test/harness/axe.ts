import { source } from "axe-core";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Node = { readonly target: readonly string[]; readonly html: string };
type AxeResult = { readonly violations: readonly { id: string; nodes: readonly Node[] }[] };

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

/** What axe finds, as "rule: where". Run by evaluation: the content security policy lets no script in. */
export async function violations(page: Page): Promise<string[]> {
  // Parsing it takes longer than most pages do; a page keeps it while its window changes size.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(source);
  const result = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(tags)} } })`,
  );
  return result.violations.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => !isNamedWithCommas(id, node) && !saysWhatItOpens(id, node))
      .map(({ target }) => `${id}: ${target.join(" ")}`),
  );
}
