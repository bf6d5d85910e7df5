import { describe, expect, test } from "vitest";
import { routesIn } from "../platform/rooms/routes-slot.ts";
import { allRooms } from "../rooms.ts";
import { guideForPage, guideKeysForPages } from "./help-for-page.ts";
import { readGuide } from "./guide.ts";

const parts = {
  sealKey: Buffer.alloc(32),
  isEvaluation: true,
  watched: {
    version: "",
    mode: "",
    support: undefined,
    look: () => Promise.reject(new Error("nothing is looked at")),
    pool: () => ({ open: 0, idle: 0, waiting: 0, most: 0 }),
  },
  inside: [],
  securityContact: undefined,
  guides: [],
};
const isForStaff = (access: object): boolean => !("public" in access);
const pages = routesIn(allRooms, parts)
  .filter(({ method, answers, access }) => method === "GET" && !answers && isForStaff(access))
  .map(({ path }) => path);

describe("help with this page", () => {
  test("is there for every page of somebody signed in", () => {
    expect(pages.length).toBeGreaterThan(300);
    expect(pages.filter((path) => path !== "/" && guideForPage(path) === undefined)).toEqual([]);
  });

  test("leads to pages of the guide that there are", () => {
    const there = new Set(readGuide("docs/guide").map(({ key }) => key));
    expect(guideKeysForPages.filter((key) => !there.has(key))).toEqual([]);
  });

  test("is that of the longest address that fits", () => {
    expect(guideForPage("/children")).toBe("tracker");
    expect(guideForPage("/children/0198/missing/0199/return")).toBe("missing");
    expect(guideForPage("/children/0198/something-new")).toBe("a-childs-record");
    expect(guideForPage("/children/export")).toBe("exports");
    expect(guideForPage("/mash/0198/checks/0199")).toBe("partner-checks");
    expect(guideForPage("/no-such-page")).toBeUndefined();
  });
});
