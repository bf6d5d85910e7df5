import { describe, expect, test } from "vitest";
import type { Sample } from "../harness/rotation.ts";
import { representatives, type Standing } from "./representatives.ts";
import { middle, wholly, wide } from "./roles-in-turn.ts";
import { cast } from "./world.ts";

const after = (commits: number): Sample => ({ turn: 1377 + commits, rooms: new Set() });
const tenCommits = Array.from({ length: 10 }, (_, nth) => after(nth));

describe("who walks for others", () => {
  const like = (key: string, other: Partial<Standing> = {}): Standing => ({
    key,
    isPermitted: true,
    isWide: false,
    status: 200,
    ...other,
  });
  const all = [
    ...Array.from({ length: 12 }, (_, nth) => like(`refused${nth}`, { status: 403 })),
    like("one"),
    like("two"),
    like("wide", { isWide: true }),
    like("unlike the table", { isPermitted: false }),
  ];
  const walking = tenCommits.map((sample) => representatives(sample, "GET /children", all));

  test("someone of each standing, and of each as few as can be", () => {
    for (const keys of walking) {
      expect([keys.has("wide"), keys.has("unlike the table")]).toEqual([true, true]);
      expect(keys.has("one") === keys.has("two")).toBe(false);
      const refused = [...keys].filter((key) => key.startsWith("refused"));
      expect([1, 2]).toContain(refused.length);
    }
  });

  test("and everybody within ten commits", () => {
    const within = new Set(walking.flatMap((keys) => [...keys]));
    expect([...within].sort()).toEqual(all.map(({ key }) => key).sort());
    expect(representatives("everything", "GET /children", all).size).toBe(all.length);
  });
});

describe("who opens everything", () => {
  const groups = [...wide, ...middle];

  test("one of those who open most, two of those in the middle, and all who open little", () => {
    for (const sample of tenCommits) {
      const keys = wholly(sample, cast);
      expect(keys.filter((key) => wide.includes(key))).toHaveLength(1);
      expect(keys.filter((key) => middle.includes(key))).toHaveLength(2);
      expect(keys.filter((key) => !groups.includes(key))).toEqual(
        cast.filter((key) => !groups.includes(key)),
      );
    }
  });

  test("and everybody within five commits", () => {
    const within = new Set(tenCommits.slice(0, 5).flatMap((sample) => wholly(sample, cast)));
    expect(within).toEqual(new Set(cast));
    expect(wholly("everything", cast)).toEqual(cast);
  });

  test("everybody who is named is of the cast", () => {
    expect(groups.filter((key) => !cast.includes(key))).toEqual([]);
  });
});
