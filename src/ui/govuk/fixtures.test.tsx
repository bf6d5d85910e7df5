import { isDeepStrictEqual } from "node:util";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { type Adapter, adapters } from "./fixtures/adapters.tsx";
import { parse } from "./fixtures/dom.ts";
import { leftOut, notBuilt } from "./fixtures/left-out.ts";
import { type Fixture, fixturesOf, shippedComponents } from "./fixtures/shipped.ts";

function reasonFor(component: string, fixture: Fixture): string | undefined {
  return leftOut.find((entry) => entry.component === component && entry.fixture === fixture.name)
    ?.reason;
}

const render = (adapter: Adapter, fixture: Fixture) =>
  parse(renderToString(adapter(fixture.options)));

describe.each(Object.entries(adapters))("%s", (component, adapter) => {
  const fixtures = fixturesOf(component);
  const compared = fixtures.filter((fixture) => reasonFor(component, fixture) === undefined);
  const excused = fixtures.filter((fixture) => reasonFor(component, fixture) !== undefined);

  it("is compared with at least one fixture, each with a name of its own", () => {
    expect(compared.length).toBeGreaterThan(0);
    expect(new Set(fixtures.map(({ name }) => name)).size).toBe(fixtures.length);
  });

  it.each(compared)("renders the fixture: $name", (fixture) => {
    expect(render(adapter, fixture)).toEqual(parse(fixture.html));
  });

  it("leaves out only fixtures that it does not render", () => {
    const needless = excused.filter((fixture) =>
      isDeepStrictEqual(render(adapter, fixture), parse(fixture.html)),
    );
    expect(needless.map(({ name }) => name)).toEqual([]);
  });
});

describe("the lists", () => {
  it("name every shipped component once: built or not needed yet", () => {
    const named = [...Object.keys(adapters), ...Object.keys(notBuilt)];
    expect(named.toSorted()).toEqual(shippedComponents().toSorted());
  });

  it("leave out only fixtures that exist", () => {
    const unknown = leftOut.filter(
      ({ component, fixture }) => !fixturesOf(component).some(({ name }) => name === fixture),
    );
    expect(unknown).toEqual([]);
  });

  it("would notice a difference in tag, attribute, text or space", () => {
    const base = parse(`<p class="a b"><b>x</b> y</p>`);
    expect(parse(`<p  class=" a  b ">\n <b> x </b> y\n</p>`)).toEqual(base);
    for (const other of [
      `<div class="a b"><b>x</b> y</div>`,
      `<p class="b a"><b>x</b> y</p>`,
      `<p class="a b"><b>x</b>y</p>`,
      `<p class="a b"><b>x</b> z</p>`,
      `<p class="a b" id=""><b>x</b> y</p>`,
    ]) {
      expect(parse(other)).not.toEqual(base);
    }
    expect(parse("<textarea>\n\nx </textarea>")).not.toEqual(parse("<textarea>x</textarea>"));
  });
});
