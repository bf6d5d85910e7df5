import { describe, expect, test } from "vitest";
import { z } from "zod";
import { anId, anyField, field, jsonText, optionalQuery } from "../../src/platform/http/field.ts";
import { route } from "../../src/platform/http/route.ts";
import { formText, text } from "../../src/platform/http/text.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { bareStrings, bareStringsOf } from "./bare-strings.ts";

test("every text that a route takes is one of the house's own schemas", () => {
  const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
  expect(routes.length).toBeGreaterThan(500);
  expect(routes.flatMap(bareStringsOf)).toEqual([]);
});

describe("a bare text is found", () => {
  test.each<[string, z.ZodType]>([
    ["by itself", z.object({ name: z.string() })],
    ["with a length", z.object({ name: z.string().max(40) })],
    ["with a pattern", z.object({ name: z.string().regex(/^[a-z]+$/) })],
    ["left out or not", z.object({ name: z.string().optional() })],
    ["that falls back", z.object({ name: optionalQuery(z.string()) })],
    ["in a list", z.object({ names: z.array(z.string()) })],
    ["as one of two", z.object({ names: z.union([text(), z.string()]) })],
    ["as the value of a record", z.record(text(), z.string())],
    ["as the name in a record", z.record(z.string(), text())],
    ["before it is changed", z.object({ name: z.string().transform((one) => one.length) })],
    ["behind a step before it", z.object({ name: z.preprocess(String, z.string()) })],
    ["deeper down", z.object({ child: z.object({ names: z.array(z.object({ a: z.string() })) }) })],
    ["as anything", z.object({ value: z.unknown() })],
    ["as fields that no shape names", z.looseObject({})],
    ["as an address", z.object({ address: z.email() })],
  ])("%s", (_what, schema) => {
    expect(bareStrings(schema)).toHaveLength(1);
  });

  test("in a route of its own", () => {
    const planted = route({
      method: "GET",
      path: "/planted/:name",
      access: { permission: "note.add" },
      audit: { action: "test.planted" },
      shows: { about: "children" },
      input: { params: z.object({ name: z.string() }), query: z.object({ q: text() }) },
      handle: () => Promise.resolve({ kind: "notFound" }),
    });
    expect(bareStringsOf(planted)).toEqual(["GET /planted/:name: params/name (string)"]);
  });
});

test("the house's own schemas are none, with whatever is added to them", () => {
  const shape = z.object({
    a: text(),
    b: text().max(40),
    c: text().regex(/^a/),
    d: formText(),
    e: field(),
    f: jsonText().optional().describe("x"),
    g: anyField,
    h: anId,
    i: z.uuid(),
    j: z.iso.date(),
    k: z.enum(["a"]),
    l: z.coerce.number(),
    m: z.boolean(),
    n: optionalQuery(text().max(3)),
    o: z.record(text(), anyField),
    p: z.strictObject({}),
  });
  expect(bareStrings(shape)).toEqual([]);
});
