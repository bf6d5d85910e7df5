import { expect } from "vitest";
import type { TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { contentsOf } from "../access/contents.ts";

export type Typed = Readonly<Record<string, string>>;

/** What must stand beside a field: the id that the summary leads to, the field's own error, the words. */
export type Expected = { readonly href: string; readonly beside: string; readonly text: string };

export const date = (prefix: string, day: string, month: string, year: string): Typed => ({
  [`${prefix}-day`]: day,
  [`${prefix}-month`]: month,
  [`${prefix}-year`]: year,
});

/** Sends a form that must come back: with these errors, each beside its field, and all that was typed. */
export async function sentBack(
  app: TestApp,
  client: Client,
  { address, typed, errors }: { address: string; typed: Typed; errors: readonly Expected[] },
): Promise<Answer> {
  const before = await contentsOf(app);
  const answer = await client.post(address, typed);
  expect(answer.status).toBe(422);
  expect(await contentsOf(app)).toEqual(before);
  const { page } = answer;
  expect(page.errors).toEqual(errors.map(({ href, text }) => ({ href, text })));
  for (const { href, beside, text } of errors) {
    expect(page.ids).toContain(href.slice(1));
    expect(answer.html).toMatch(new RegExp(`<p id="${beside}-error" class="govuk-error-message">`));
    expect(answer.html).toMatch(new RegExp(`aria-describedby="[^"]*\\b${beside}-error\\b`));
    expect(page.text).toContain(`Error: ${text}`);
  }
  const kept = Object.fromEntries(
    Object.keys(typed).map((name) => [name, page.fields[name] ?? ""]),
  );
  expect(kept).toEqual(asShown(typed));
  return answer;
}

/** Browsers send line ends as CR LF and show them as LF; NUL cannot be kept anywhere. */
function asShown(typed: Typed): Typed {
  const shown = (text: string): string => text.replaceAll("\r\n", "\n").replaceAll("\u0000", "");
  return Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, shown(text)]));
}

/** Texts that have broken other systems. */
export const hostile: readonly (readonly [string, string])[] = [
  ["markup", `<script>alert(1)</script><img src=x onerror=alert(1)>`],
  ["markup that closes what is around it", `"></textarea></form><h1>Hello</h1>'><!--`],
  ["entities", `&lt;b&gt; &amp;amp; &#x3c;`],
  ["a formula", `=HYPERLINK("http://evil.example","Click")`],
  ["formula starts", `+44 20 7946 0000`],
  ["an at sign first", `@SUM(1+1)*cmd|' /C calc'!A0`],
  ["SQL", `'; drop table protect.chronology_entries; --`],
  ["a template", "${7*7} {{7*7}} <%= 7*7 %> #{7*7}"],
  ["marks that turn the line", "\u202egnp.exe \u2066isolated\u2069 \u200fright"],
  ["letters of many kinds", "Żółć 你好 مرحبا שלום 👨‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301 ﷽"],
  ["characters that are not seen", "zero\u200bwidth\ufeffmark soft\u00adhyphen"],
  ["control characters", "bell\u0007 escape\u001b[31m"],
  ["lines", "first\r\n\r\nthird\ttabbed"],
  ["an address line", "path/../../etc/passwd%00 %s%n"],
];
