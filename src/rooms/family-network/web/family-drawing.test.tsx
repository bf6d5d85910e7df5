import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import type { Drawable } from "../drawn/place-family.ts";
import { FamilyDrawing } from "./family-drawing.tsx";

const mother: Drawable = {
  aroundId: "one",
  called: "Ada <Fenn>",
  relationship: "mother",
  relation: "Mother",
  safety: "safe",
  isUntold: false,
  livesWith: false,
};
const father: Drawable = {
  ...mother,
  aroundId: "two",
  called: "Lee Fenn",
  relationship: "father",
  relation: "Father",
  safety: "not-safe",
  isUntold: true,
  livesWith: false,
};

const drawn = (people: readonly Drawable[]): string =>
  renderToString(<FamilyDrawing people={people} partOf={(id) => `around-${id}`} />);

test("everybody leads to what is recorded of them, and says in words what the symbol says", () => {
  const html = drawn([mother, father]);
  expect(html.match(/href="#around-\w+"/g)).toEqual(['href="#around-one"', 'href="#around-two"']);
  expect(html).toContain('aria-label="Ada &lt;Fenn>, Mother. Contact: Safe"');
  expect(html).toContain('aria-label="Lee Fenn, Father. Contact: Not safe. Must not be told"');
});

test("where nobody recorded whether contact is safe, the outline says that it is not known", () => {
  expect(drawn([{ ...mother, safety: undefined }])).toContain('stroke-dasharray="2 4"');
  expect(drawn([mother])).not.toContain("stroke-dasharray");
});

test("nobody is drawn as nothing", () => {
  expect(drawn([])).toBe("");
});
