import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { datasetOf } from "../fields/dataset.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { scorerOf } from "../incremental.ts";
import { linkTable } from "../link.ts";
import type { Model } from "../likelihood/model.ts";
import { checkLevels } from "./check-levels.ts";
import { ModelProblem, splinkSettings } from "./splink.ts";

const { table, records } = agencyTable(400, 3);
const roles = detectRoles(table, new Set(["rec_id"]));
const { model } = linkTable(table, roles);

/** The model with the levels of a birth that this makes of them. */
const withBirth = (levels: (all: readonly string[]) => readonly string[]): Model => ({
  ...model,
  fields: model.fields.map((field) => {
    if (field.name !== "date of birth") return field;
    const labels = levels(field.labels);
    const of = (all: readonly number[]) => all.slice(0, labels.length);
    const { m, u, h, t, v } = field;
    return { ...field, labels, m: of(m), u: of(u), h: of(h), t: of(t), v: of(v) };
  }),
});

test("a model from before the last level of a birth was known is used, and says of it what its last level says", () => {
  const older = withBirth((labels) => labels.slice(0, -1));
  expect(checkLevels(older, datasetOf(table, roles))).toEqual([]);
  const [before, now] = [scorerOf(older, table, roles), scorerOf(model, table, roles)];
  const bits = (scorer: typeof now, other: number): number | undefined =>
    scorer.explain(0, other).contributions.find(({ name }) => name === "date of birth")?.bits;
  for (let other = 1; other < records.length; other += 50)
    expect(bits(before, other)).toBeCloseTo(bits(now, other) ?? 0, 5);
});

test("a model whose levels are others is refused", () => {
  const other = withBirth((labels) => labels.with(3, "something else"));
  expect(() => checkLevels(other, datasetOf(table, roles))).toThrow(ModelProblem);
});

test("Splink tells a generation from what merely differs by the years", () => {
  const settings = splinkSettings(model) as {
    readonly comparisons: readonly {
      readonly comparison_description: string;
      readonly comparison_levels: readonly { readonly sql_condition: string }[];
    }[];
  };
  const levelsOf = (name: string) =>
    settings.comparisons
      .find(({ comparison_description: its }) => its === name)
      ?.comparison_levels.map(({ sql_condition: condition }) => condition) ?? [];
  expect(levelsOf("date of birth").at(-2)).toMatch(/^abs\(.*"date_of_birth_l".* < 15$/);
  expect(levelsOf("date of birth").at(-1)).toBe("ELSE");
  expect(levelsOf("surname").at(-1)).toBe("ELSE");
});
