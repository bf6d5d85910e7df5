import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tableOf } from "../tables/table.ts";
import { shippedModelText } from "../fixtures/learn-shipped.ts";
import { scorerOf } from "../incremental.ts";
import { shippedColumns, shippedModel, shippedPublicRoles } from "./shipped-model.ts";

test("the shipped model is what is learned from the invented children, figure by figure", () => {
  const file = readFileSync(new URL("model.json", import.meta.url), "utf8");
  expect(JSON.parse(file)).toEqual(JSON.parse(shippedModelText()));
}, 60_000);

const score = (one: readonly string[], other: readonly string[]): number =>
  scorerOf(shippedModel, tableOf(shippedColumns, [one, other]), shippedPublicRoles).score(0, 1);

const amelia = ["Amelia", "Fairweather", "2011-03-04", "female", "EM1 2AB"];

test.each([
  ["the very same", amelia, 10, 60],
  [
    "a slip in the name and another home",
    ["Ameila", "Fairweather", "2011-03-04", "female", ""],
    8,
    40,
  ],
  ["names the other way round", ["Fairweather", "Amelia", "2011-03-04", "", ""], 3, 40],
  [
    "a brother at the same home",
    ["Noah", "Fairweather", "2013-07-19", "male", "EM1 2AB"],
    -60,
    -10,
  ],
  ["a twin sister", ["Poppy", "Fairweather", "2011-03-04", "female", "EM1 2AB"], -60, -1],
  ["a stranger with the same birthday", ["Grace", "Obi", "2011-03-04", "female", ""], -60, -8],
] as const)("%s", (_name, other, least, most) => {
  const bits = score(amelia, other);
  expect(bits).toBeGreaterThan(least);
  expect(bits).toBeLessThan(most);
});
