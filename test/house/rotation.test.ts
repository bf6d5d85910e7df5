import { describe, expect, test } from "vitest";
import { sampleOf, type Git } from "../harness/changed-files.ts";
import { roomOf, roomsAt, roomsByPath } from "../harness/rooms.ts";
import {
  inTurn,
  isInTurn,
  isTouched,
  longestTurn,
  nextOf,
  readSample,
  writeSample,
  type Sample,
} from "../harness/rotation.ts";

const at = (turn: number, ...rooms: string[]): Sample => ({ turn, rooms: new Set(rooms) });
const tenCommits = Array.from({ length: longestTurn }, (_, nth) => at(1377 + nth));
const list = (length: number): readonly number[] => Array.from({ length }, (_, nth) => nth);

describe("what takes turns", () => {
  test.each([1, 2, 3, 7, 10, 11, 17, 40])(
    "all of a list of %d come by within ten commits, some of it with each",
    (length) => {
      const measured = tenCommits.map((sample) => inTurn(sample, "GET /children", list(length)));
      expect(new Set(measured.flat()).size).toBe(length);
      expect(
        measured.every(({ length: some }) => some >= 1 && some <= Math.ceil(length / 10)),
      ).toBe(true);
    },
  );

  test("one in eight comes by within eight commits, and one in eleven is refused", () => {
    for (const nth of list(20))
      expect(tenCommits.slice(0, 8).filter((sample) => isInTurn(sample, nth, 8))).toHaveLength(1);
    expect(() => isInTurn(at(1), 0, longestTurn + 1)).toThrow(RangeError);
    expect(() => isInTurn(at(1), 0, 0)).toThrow(RangeError);
  });

  test.each([
    [4, 1, 4],
    [5, 2, 3],
    [3, 3, 1],
  ])("of %d the next %d are another few, and all within %d commits", (length, count, commits) => {
    const measured = tenCommits.map((sample) => nextOf(sample, list(length), count));
    expect(measured.map((some) => some.length)).toEqual(tenCommits.map(() => count));
    expect(new Set(measured.slice(0, commits).flat()).size).toBe(length);
  });

  test("lists of another name begin elsewhere", () => {
    const first = list(50).map((nth) => inTurn(at(1377), `GET /${nth}`, list(10))[0]);
    expect(new Set(first).size).toBeGreaterThan(5);
  });

  test("everything is everything", () => {
    expect(inTurn("everything", "any", list(17))).toEqual(list(17));
    expect(nextOf("everything", list(5), 2)).toEqual(list(5));
    expect(isInTurn("everything", 3, 8)).toBe(true);
    expect(isTouched("everything", [])).toBe(true);
  });

  test("the same sample measures the same, however it was written", () => {
    for (const sample of [at(3), at(1377, "work", "visits"), "everything"] as const) {
      expect(readSample(writeSample(sample))).toEqual(sample);
      expect(inTurn(readSample(writeSample(sample)), "x", list(9))).toEqual(
        inTurn(sample, "x", list(9)),
      );
    }
    for (const none of ["", "all", "12:", "12:../x y", "-1", "1.5"])
      expect(() => readSample(none)).toThrow(RangeError);
  });
});

describe("rooms", () => {
  test.each([
    ["src/rooms/work/drafts.ts", "work"],
    ["src/rooms/child-record/index.ts", "child-record"],
    ["src/rooms/child-record/web/child-frame.tsx", "child-record"],
    ["src/rooms/tracker/web/grid/cells.tsx", "tracker/grid"],
    ["src/rooms/visits/web/parts/page.tsx", "visits/parts"],
    ["src/rooms/meetings/fixtures/one.ts", "meetings"],
    ["src/ui/forms/field.tsx", undefined],
    ["docs/access.md", undefined],
  ])("%s stands in %s", (file, room) => {
    expect(roomOf(file)).toBe(room);
  });

  const sources = [
    { file: "src/rooms/work/web/routes.ts", text: 'route({ path: "/asked" }), "/children"' },
    { file: "src/rooms/tracker/list.ts", text: 'path: "/children",' },
    { file: "src/rooms/agency-leads/paths.ts", text: "const one = `/leads/:leadId`" },
    { file: "src/help/routes.ts", text: 'path: "/help"' },
    { file: "src/rooms/outgoing-papers/web/page.tsx", text: '<a href="/help">' },
  ];
  const paths = ["/asked", "/children", "/leads/:leadId", "/leads/:leadId/end", "/help", "/else"];
  const rooms = roomsByPath(paths, sources);

  test("a route is of whoever names it, else of whoever says it, else of the nearest above", () => {
    expect(Object.fromEntries([...rooms].map(([path, of]) => [path, [...of]]))).toEqual({
      "/asked": ["work"],
      "/children": ["tracker"],
      "/leads/:leadId": ["agency-leads"],
      "/leads/:leadId/end": ["agency-leads"],
      "/help": [],
      "/else": [],
    });
  });

  test("an address is of the routes that it leads to", () => {
    const of = roomsAt(rooms);
    expect([...of("/leads/7/end?page=2")]).toEqual(["agency-leads"]);
    expect([...of("/children?level=3")]).toEqual(["tracker"]);
    expect([...of("/nowhere")]).toEqual([]);
  });
});

describe("the sample of a checkout", () => {
  const gitThat =
    (answers: Readonly<Record<string, string>>): Git =>
    (...words) => {
      const asked = words.join(" ");
      return Object.entries(answers).find(([begins]) => asked.startsWith(begins))?.[1];
    };
  const checkout = {
    "rev-parse --show-toplevel": "/lantern",
    "rev-parse --is-shallow-repository": "false",
    "rev-list --count": "1377",
    "rev-parse HEAD": "here",
    "rev-parse --verify --quiet HEAD~10": "ten",
    "ls-files": "src/rooms/work/new.ts\0",
  };
  const of = (answers: Readonly<Record<string, string>>): Sample =>
    sampleOf(gitThat({ ...checkout, ...answers }), "/lantern");
  const sinceTen = {
    "diff --name-only --no-renames -z ten": "src/rooms/outgoing-papers/index.ts\0a.md\0",
  };

  test("on a branch: what it changed since it left main, and what is not committed", () => {
    const branch = {
      "merge-base": "left",
      "diff --name-only --no-renames -z left": "src/rooms/visits/web/page.tsx\0",
    };
    expect(of(branch)).toEqual(at(1377, "visits", "work"));
  });

  test("on main, in a fresh clone of it, and where there is no other: since ten commits ago", () => {
    expect(of({ ...sinceTen, "merge-base": "here" })).toEqual(at(1377, "outgoing-papers", "work"));
    expect(of(sinceTen)).toEqual(at(1377, "outgoing-papers", "work"));
  });

  test("before there are ten commits everything is new", () => {
    const { "rev-parse --verify --quiet HEAD~10": _none, ...young } = checkout;
    const all = {
      "diff --name-only --no-renames -z 4b825dc": "src/rooms/outgoing-papers/index.ts\0",
    };
    expect(sampleOf(gitThat({ ...young, ...all }), "/lantern")).toEqual(
      at(1377, "outgoing-papers", "work"),
    );
  });

  test.each([
    ["git is absent", (): string | undefined => undefined],
    [
      "the clone is shallow",
      gitThat({ ...checkout, ...sinceTen, "rev-parse --is-shallow-repository": "true" }),
    ],
    [
      "the checkout is another's",
      gitThat({ ...checkout, ...sinceTen, "rev-parse --show-toplevel": "/elsewhere" }),
    ],
    ["git cannot compare", gitThat(checkout)],
  ])("everything where %s", (_where, git) => {
    expect(sampleOf(git, "/lantern")).toBe("everything");
  });
});
