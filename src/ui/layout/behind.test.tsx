import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { Behind } from "./behind.tsx";

describe("what stands behind words on a phone", () => {
  const drawn = (isOpen?: boolean): string =>
    renderToString(
      <Behind words="12 entries" isOpen={isOpen}>
        <p>All of them</p>
      </Behind>,
    );

  test("the switch is right before what it opens, and nothing is inside it", () => {
    expect(drawn()).toMatch(/<\/summary><\/details><p>All of them<\/p>$/);
    expect(drawn()).toContain(">12 entries<");
  });

  test("is open where something in it is on or wrong", () => {
    expect(drawn()).not.toContain('<details class="govuk-details app-behind" open');
    expect(drawn(true)).toContain('<details class="govuk-details app-behind" open');
  });
});
