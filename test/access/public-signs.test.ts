import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shippedSigns } from "../../src/rooms/intake/front-door/shipped-signs.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";

/** What each profession reads: what it sees, what it does, who it tells, and on which guidance. */
let app: TestApp;
let anybody: Client;
beforeAll(async () => {
  app = await anApp();
  anybody = app.nobody();
});
afterAll(() => app.close());

const professions = [
  "social-care",
  "health",
  "sexual-health",
  "emergency-departments",
  "police",
  "schools",
  "youth-work",
  "youth-justice",
  "housing",
  "licensing",
  "transport-staff",
] as const;

describe("signs by profession", () => {
  test("stand on the public page and under who works with children, each once", async () => {
    for (const at of ["/signs", "/signs/professionals"]) {
      const { html } = await anybody.get(at);
      for (const key of professions)
        expect(html.split(`href="/signs/${key}"`), `${at} ${key}`).toHaveLength(2);
    }
  });

  test.each(professions)(
    "%s: its own signs, what to do, who to tell, and its source",
    async (key) => {
      const { text } = (await anybody.get(`/signs/${key}`)).page;
      const reader = shippedSigns.readers.find((one) => one.key === key);
      for (const words of [
        ...(reader?.signs ?? []),
        ...(reader?.doNow ?? []),
        ...(reader?.tell ?? []),
      ])
        expect(text).toContain(words);
      expect(reader?.signs.length).toBeGreaterThanOrEqual(6);
      expect(text).toContain("Source: ");
      // Numbers come from the one list of areas.
      expect(text).toContain("Northside: 020 7946 0100");
      const poster = await anybody.get(`/signs/${key}/poster`);
      expect(poster.page.text).toContain(reader?.tell?.[0] ?? "no");
    },
  );

  test("no two professions read the same sign", () => {
    const signs = shippedSigns.readers
      .filter(({ key }) => (professions as readonly string[]).includes(key))
      .flatMap((one) => one.signs);
    expect(new Set(signs).size).toBe(signs.length);
  });
});
