import { expect, test } from "vitest";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { roomsByPath, sourcesOfRoutes } from "../harness/rooms.ts";

const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
const rooms = roomsByPath(
  routes.map(({ path }) => path),
  sourcesOfRoutes(),
);

test("every route belongs to a room, but the start and the help", () => {
  const outside = [...rooms].filter(([, of]) => of.size === 0).map(([path]) => path);
  expect(outside.sort()).toEqual(["/", "/accessibility", "/help", "/help/:page"]);
});

test("and to few: a change measures what it touches and not all", () => {
  const many = [...rooms].filter(([, of]) => of.size > 3).map(([path, of]) => [path, ...of]);
  expect(many).toEqual([]);
});

test("a path that is put together belongs to the room that puts it together", () => {
  const of = (path: string) => [...(rooms.get(path) ?? [])];
  expect(of("/mash/:concernId/decide")).toEqual(["mash"]);
  expect(of("/children/:personId/missing/:episodeId/return")).toEqual(["missing"]);
  expect(of("/governance/controllers")).toContain("governance/controllers");
});
