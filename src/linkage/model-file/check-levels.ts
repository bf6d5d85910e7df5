import { comparisonsOf } from "../comparing/comparisons.ts";
import type { Dataset } from "../fields/dataset.ts";
import type { Field } from "../fields/field.ts";
import type { Model } from "../likelihood/model.ts";
import { speaksOf } from "../likelihood/thetas.ts";
import { ModelProblem } from "./splink.ts";

/**
 * Whether a model speaks of these records: what it compares by the same name must have the same levels in
 * the same order; the last of them it may not know yet.
 * @returns what is known of the records of which the model says nothing, so that it is not compared
 */
export function checkLevels(model: Model, data: Dataset): string[] {
  const comparisons = comparisonsOf(withoutRecords(data));
  const of = new Map(model.fields.map((field) => [field.name, field]));
  for (const { name, levels } of comparisons) {
    const its = of.get(name);
    if (its && !speaksOf(its, levels))
      throw new ModelProblem(
        `"${name}" has the levels ${listed(its.labels)} in it, and needs ${listed(levels.map(({ label }) => label))}`,
      );
  }
  const unknown = comparisons.filter(({ name }) => !of.has(name)).map(({ name }) => name);
  if (unknown.length === comparisons.length)
    throw new ModelProblem(
      `it compares ${listed([...of.keys()])}, and of these records is known ${listed(unknown)}`,
    );
  return unknown;
}

/** What is known of the records, without any: to make all of them ready to be compared would take memory. */
function withoutRecords(data: Dataset): Dataset {
  const empty = { letters: new Uint8Array(0), ends: new Uint32Array(0) };
  const none = {
    codes: new Int32Array(0),
    texts: empty,
    forms: empty,
    counts: new Float64Array(0),
    filled: 0,
  };
  const field = (one: Field | undefined): Field | undefined => one && { name: one.name, ...none };
  const fields = (all: readonly Field[]): Field[] => all.map(({ name }) => ({ name, ...none }));
  return {
    rows: 0,
    forename: field(data.forename),
    middle: field(data.middle),
    surname: field(data.surname),
    birth: field(data.birth),
    sex: field(data.sex),
    email: field(data.email),
    ages: fields(data.ages),
    ...(data.forenameInitial && { forenameInitial: { name: data.forenameInitial.name, ...none } }),
    ...(data.surnameInitial && { surnameInitial: { name: data.surnameInitial.name, ...none } }),
    ...(data.district && { district: { name: data.district.name, ...none } }),
    postcode: field(data.postcode),
    house: field(data.house),
    source: field(data.source),
    formers: fields(data.formers),
    identifiers: fields(data.identifiers),
    phones: fields(data.phones),
    otherPostcodes: fields(data.otherPostcodes),
    addresses: fields(data.addresses),
    places: fields(data.places),
    categories: fields(data.categories),
    texts: fields(data.texts),
  };
}

const listed = (names: readonly string[]): string =>
  names.length === 0 ? "nothing" : names.map((name) => `"${name}"`).join(", ");
