import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./tree.ts";

const sources = globSync("src/rooms/**/*.{ts,tsx}", { cwd: root }).toSorted();

/** A wrapper of its own names the types of the route that it makes, or takes them from the definition of one. */
const makesOwn = (text: string): boolean =>
  /\broute<\s*\w|\bRouteDefinition<|return (child|mash|meeting|paper)Route<\s*\w/.test(text);

test("a room declares its kinds of route with routeKind, and wraps none by hand", () => {
  const own = sources.filter((file) => makesOwn(readFileSync(path.join(root, file), "utf8")));
  expect(own).toEqual([]);
});

test.each([
  ["return route<P, Q, F>({ ...definition })", true],
  ["export const one = (definition: Omit<RouteDefinition<P, Q, F, ByStaff>, 'handle'>) => 1", true],
  ["route({ method: 'GET', path: '/children' })", false],
  ["const accountRoute = routeKind({ under: '/admin' })", false],
])("what is wrapped is found: %s", (text, isOwn) => {
  expect(makesOwn(text)).toBe(isOwn);
});
