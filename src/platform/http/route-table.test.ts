import { describe, expect, test } from "vitest";
import { allRoutes } from "../../routes.ts";
import { deriveSecrets } from "../secrets/secrets.ts";
import { inOrder } from "./route-table.ts";

const way = (path: `/${string}`, action: string = path, method: "GET" | "POST" = "GET") => ({
  method,
  path,
  audit: { action },
});

describe("the ways in", () => {
  test("are asked literal before parameter, whichever was given first", () => {
    const given = ["/boats/:boatId/crew", "/boats/:boatId", "/", "/boats/new", "/boats/:id/:part"];
    const ordered = inOrder(given.map((path) => way(path as `/${string}`)));
    expect(ordered.map(({ path }) => path)).toEqual([
      "/",
      "/boats/new",
      "/boats/:boatId",
      "/boats/:boatId/crew",
      "/boats/:id/:part",
    ]);
  });

  test("fail by name where two answer the same, whatever their parameters are called", () => {
    const twice = [way("/boats/:boatId", "boat.view"), way("/boats/:id", "boat.open")];
    expect(() => inOrder(twice)).toThrow(
      "two routes answer GET: /boats/:boatId (boat.view) and /boats/:id (boat.open)",
    );
    expect(() => inOrder([way("/a"), way("/a", "other", "POST")])).not.toThrow();
  });

  test("of Lantern do not collide, and every literal stands before what would take it", () => {
    const all = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
    const ordered = inOrder(all);
    expect(ordered).toHaveLength(all.length);
    expect(new Set(ordered)).toEqual(new Set(all));
    const pattern = (path: string) =>
      new RegExp(`^${path.replaceAll(/:[^/]+/g, "[^/:]+").replaceAll(".", "\\.")}$`);
    const taken = ordered.flatMap((route, index) =>
      route.path.includes(":")
        ? ordered
            .slice(index + 1)
            .filter(
              (later) => later.method === route.method && pattern(route.path).test(later.path),
            )
            .map((later) => `${later.path} after ${route.path}`)
        : [],
    );
    expect(taken).toEqual([]);
  });
});
