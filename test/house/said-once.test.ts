import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./tree.ts";

/**
 * What stands on every other page is drawn by one component: facts (src/ui/layout/facts.tsx) and what a colleague did
 * first (src/ui/forms/overtaken.tsx). A second one by hand is refused here.
 */
const pages = globSync("src/rooms/**/*.{ts,tsx}", { cwd: root })
  .filter((file) => !file.includes(".test."))
  .toSorted();

const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** A row of facts put together by hand: a key and a value, and nothing to do with it. */
const isFactByHand = (text: string): boolean => /key: \{ text[^}]*\},\s*value: \{/.test(text);

/** Rows with something to press beside them, which are no facts. */
const withActions: readonly string[] = [
  "src/rooms/accounts/own-account/web/account-page.tsx",
  "src/rooms/child-identity/web/identity-page.tsx",
  "src/rooms/intake/front-door/web/words-pages.tsx",
];

/** A card whose content is a list of facts. */
const isCardByHand = (text: string): boolean => /<SummaryList[^>]*\bcard=/.test(text);

/** A card with a look of its own. */
const ownLook: readonly string[] = ["src/rooms/imports/web/rows-beside.tsx"];

/** A summary of errors that is none: somebody else was first. */
const isOvertakenByHand = (text: string): boolean =>
  /<ErrorSummary\s[^>]*(colleague|someone else|while you were|still in the form\.?"|has changed)/i.test(
    text,
  );

/** One of their fields is wrong, and the other rows of the page are saved. */
const wrongInOneRow: readonly string[] = ["src/rooms/panels/web/people-page.tsx"];

describe("what stands on every other page", () => {
  test.each([
    ["facts", isFactByHand, withActions],
    ["cards", isCardByHand, ownLook],
    ["what a colleague did first", isOvertakenByHand, wrongInOneRow],
  ] as const)("%s", (_, isByHand, allowed) => {
    expect(pages.filter((file) => isByHand(textOf(file)))).toEqual(allowed);
  });

  test.each([
    [
      isFactByHand,
      "const row = (key: string, text: string) => ({ key: { text: key }, value: { text } });",
      true,
    ],
    [isFactByHand, "fact('Age', ageText)", false],
    [isCardByHand, "<SummaryList\n  card={{ title }} rows={[]} />", true],
    [isCardByHand, "<Card title={title} level={2} facts={[]} />", false],
    [isOvertakenByHand, '<ErrorSummary\n  titleText="A colleague changed this" />', true],
    [isOvertakenByHand, '<Overtaken title="A colleague changed this" />', false],
    [isOvertakenByHand, '<ErrorSummary titleText="There is a problem" errorList={items} />', false],
  ] as const)("is found by hand: %o in %s", (isByHand, text, isFound) => {
    expect(isByHand(text)).toBe(isFound);
  });
});
