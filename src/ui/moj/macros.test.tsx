import { isDeepStrictEqual } from "node:util";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { parse, type Plain } from "../govuk/fixtures/dom.ts";
import { type Adapter, adapters } from "./fixtures/adapters.tsx";
import { type Case, cases } from "./fixtures/cases.ts";
import { type Difference, differences } from "./fixtures/differences.ts";
import { leftOut, notBuilt } from "./fixtures/left-out.ts";
import { official, optionsRead, shippedMacros } from "./fixtures/macros.ts";

const withChanges = (tree: readonly Plain[], changes: readonly Difference[]): readonly Plain[] =>
  changes.reduce((changed, { change }) => change(changed), tree);

function keysIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

interface Built {
  component: string;
  adapter: Adapter;
  calls: readonly Case[];
  changes: readonly Difference[];
}

const built: readonly Built[] = Object.entries(adapters).map(([component, adapter]) => ({
  component,
  adapter,
  calls: cases[component] ?? [],
  changes: differences[component] ?? [],
}));

describe.each(built)("$component", ({ component, adapter, calls, changes }) => {
  const theirs = ({ options }: Case) => parse(official(component, options));
  const ours = ({ options }: Case) => parse(renderToString(adapter(options)));

  it.each(calls)("is what the macro writes, apart from the differences: $name", (call) => {
    expect(ours(call)).toEqual(withChanges(theirs(call), changes));
  });

  it("differs nowhere without need", () => {
    const needless = changes.filter((one) => {
      const others = changes.filter((other) => other !== one);
      return calls.every((call) =>
        isDeepStrictEqual(ours(call), withChanges(theirs(call), others)),
      );
    });
    expect(needless.map(({ reason }) => reason)).toEqual([]);
  });

  it("is called with every option that the macro reads, or says why not", () => {
    const used = new Set(calls.flatMap(({ options }) => keysIn(options)));
    const excused = leftOut.filter((entry) => entry.component === component);
    const names = [...used, ...excused.map(({ option }) => option)];
    expect(optionsRead(component).filter((option) => !names.includes(option))).toEqual([]);
    expect(excused.filter(({ option }) => used.has(option))).toEqual([]);
  });

  it("is compared with different trees, not with one", () => {
    const distinct = new Set(calls.map((call) => JSON.stringify(theirs(call))));
    expect(distinct.size).toBeGreaterThan(1);
  });
});

describe("the lists", () => {
  it("name every shipped macro once: built or not needed", () => {
    const ofMacros = Object.keys(adapters).filter((name) => name !== "sortable-table");
    const named = [...ofMacros, ...Object.keys(notBuilt)];
    expect(named.toSorted()).toEqual(shippedMacros().toSorted());
  });

  it("leave out only options that a macro reads", () => {
    const unknown = leftOut.filter(
      ({ component, option }) => !optionsRead(component).includes(option),
    );
    expect(unknown).toEqual([]);
  });

  it("have a call and an adapter for the same components", () => {
    expect(Object.keys(cases)).toEqual(Object.keys(adapters));
    expect(Object.keys(differences).filter((name) => !(name in adapters))).toEqual([]);
  });
});
