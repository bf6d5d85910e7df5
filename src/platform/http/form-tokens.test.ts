import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { comesFromHere, formToken, isSameToken, ownerOf, readersToken } from "./form-tokens.ts";

describe("formToken", () => {
  const key = randomBytes(32);

  test("belongs to one key and one set of cookies", () => {
    const token = formToken(key, "form.session");
    expect(isSameToken(token, formToken(key, "form.session"))).toBe(true);
    const others = [
      formToken(key, "form.other"),
      formToken(randomBytes(32), "form.session"),
      "",
      `${token}x`,
      token.slice(1),
    ];
    expect(others.map((other) => isSameToken(token, other))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test("is compared by bytes, so that letters of another width do not break the comparison", () => {
    const token = formToken(key, "x");
    expect(isSameToken(token, "é".repeat(Math.floor(token.length / 2)))).toBe(false);
  });
});

describe("a reader's token", () => {
  const key = randomBytes(32);
  const token = readersToken(key, "form", { staffId: "lead", session: "morning" });
  const [forSession = "", , mark = ""] = token.split(".");

  test("says whose page it was, whatever the session", () => {
    const later = readersToken(key, "form", { staffId: "lead", session: "evening" });
    expect(isSameToken(token, later)).toBe(false);
    expect([token, later].map((one) => ownerOf(key, "form", one))).toEqual(["lead", "lead"]);
  });

  test.each([
    ["another browser", () => ownerOf(key, "other", token)],
    ["another key", () => ownerOf(randomBytes(32), "form", token)],
    ["another person's name", () => ownerOf(key, "form", `${forSession}.manager.${mark}`)],
    ["no name", () => ownerOf(key, "form", `${forSession}..${mark}`)],
    ["the session's part alone", () => ownerOf(key, "form", forSession)],
    ["a mark cut short", () => ownerOf(key, "form", token.slice(0, -1))],
    [
      "the session's part as a mark",
      () => ownerOf(key, "form", `.lead.${forSession.slice(0, 22)}`),
    ],
    ["nothing", () => ownerOf(key, "form", "")],
  ])("is nobody's with %s", (_what, owner) => {
    expect(owner()).toBeUndefined();
  });
});

describe("comesFromHere", () => {
  const own = ["https://lantern.example"];

  test.each([
    [{}, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "none" }, true],
    [{ origin: "https://lantern.example" }, true],
    [{ "sec-fetch-site": "same-origin", origin: "https://lantern.example" }, true],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": ["same-origin", "cross-site"] }, false],
    [{ "sec-fetch-site": "" }, false],
    [{ origin: "null" }, false],
    [{ origin: "http://lantern.example" }, false],
    [{ origin: "https://lantern.example.evil" }, false],
    [{ origin: "https://LANTERN.example" }, false],
    [{ "sec-fetch-site": "same-origin", origin: "https://evil.example" }, false],
    [{ "sec-fetch-site": "cross-site", origin: "https://lantern.example" }, false],
  ])("%j is %s", (headers, isOurs) => {
    expect(comesFromHere(headers, own)).toBe(isOurs);
  });
});
