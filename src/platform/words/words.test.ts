import { describe, expect, test } from "vitest";
import { english, languageOf, languages } from "./languages.ts";
import { messages, translatorFor } from "./translator.ts";

const stem = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, "");
const stems = (code: string): readonly string[] =>
  [...new Set(Object.keys(messages[code] ?? {}).map(stem))].toSorted();
const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name).toSorted();

describe("the message files", () => {
  test("there is one for each language, and no other", () => {
    expect(Object.keys(messages).toSorted()).toEqual(languages.map(({ code }) => code).toSorted());
  });

  test.each(languages.map(({ code }) => code))("%s says everything that English says", (code) => {
    expect(stems(code)).toEqual(stems("en"));
    for (const [key, text] of Object.entries(messages[code] ?? {})) {
      expect(text.trim(), key).not.toBe("");
    }
  });

  test.each(languages.map(({ code }) => code))("%s has each plural form it needs", (code) => {
    const needed = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    const plurals = stems("en").filter((key) => `${key}_other` in (messages["en"] ?? {}));
    expect(plurals.length).toBeGreaterThan(0);
    for (const key of plurals) {
      for (const form of needed)
        expect(messages[code], `${key}_${form}`).toHaveProperty([`${key}_${form}`]);
    }
  });

  test.each(languages.map(({ code }) => code))("%s keeps the holes of each message", (code) => {
    for (const [key, text] of Object.entries(messages[code] ?? {})) {
      const inEnglish = Object.entries(messages["en"] ?? {}).find(
        ([one]) => stem(one) === stem(key),
      );
      // "Nobody took part" needs no number.
      if (!key.endsWith("_zero")) expect(holes(text), key).toEqual(holes(inEnglish?.[1] ?? ""));
    }
  });
});

describe("a translator", () => {
  const polish = translatorFor(languageOf("pl") ?? english);

  test("sets values in without changing them: escaping is the page's work", () => {
    expect(polish.say("family.title", { name: "Zoë <O’Brien>" })).toBe("Plan dla: Zoë <O’Brien>");
  });

  test.each([
    [1, "Wzięła udział 1 osoba z rodziny."],
    [3, "Wzięły udział 3 osoby z rodziny."],
    [12, "Wzięło udział 12 osób z rodziny."],
  ])("counts %i as the language does", (count, expected) => {
    expect(polish.say("family.people", { count })).toBe(expected);
  });

  test("writes dates as the language does", () => {
    expect(polish.date("2026-11-24")).toBe("24 listopada 2026");
    expect(translatorFor(english).date("2026-11-24")).toBe("24 November 2026");
  });

  test("knows which way the language is read", () => {
    expect(languageOf("ur")?.direction).toBe("rtl");
    expect(languageOf("xx")).toBeUndefined();
  });
});
