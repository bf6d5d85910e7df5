import type { ColumnRole } from "../tables/roles.ts";
import type { Model } from "../likelihood/model.ts";
import written from "./model.json" with { type: "json" };

/** The columns that the shipped model compares, in the order of a row's cells. */
export const shippedColumns = [
  "forename", "surname", "born", "sex", "postcode", "nhs_number", "upn", "middle_name",
] as const; // prettier-ignore

const because = "as the shipped model has it";
export const shippedPublicRoles: readonly ColumnRole[] = [
  { name: "forename", role: "forename", because },
  { name: "surname", role: "surname", because },
  { name: "born", role: "birthDate", because },
  { name: "sex", role: "sex", because },
  { name: "postcode", role: "postcode", because },
  { name: "nhs_number", role: "nhsNumber", because },
  { name: "upn", role: "upn", because },
  { name: "middle_name", role: "middleName", because },
];

/** What two records are scored by until a partnership has enough of its own to learn from. */
export const shippedModel: Model = {
  shares: written.shares,
  fields: written.fields.map(({ filled, usualCount, meanCount, counts, ...field }) => ({
    ...field,
    values: { filled, usualCount, meanCount, counts: countsOf(counts) },
  })),
  names: {
    sizes: written.names.sizes,
    fields: new Map(written.names.fields.map(({ name, values }) => [name, weightsOf(values)])),
  },
};

function weightsOf(text: string): ReadonlyMap<string, readonly number[]> {
  return new Map(
    text.split(",").map((value) => {
      const [name = "", ...weights] = value.split(" ");
      return [name, weights.map(Number)] as const;
    }),
  );
}

function countsOf(text: string): ReadonlyMap<string, number> {
  const pairs = text === "" ? [] : text.split(",");
  return new Map(
    pairs.map((pair) => {
      const space = pair.lastIndexOf(" ");
      return [pair.slice(0, space), Number(pair.slice(space + 1))] as const;
    }),
  );
}
