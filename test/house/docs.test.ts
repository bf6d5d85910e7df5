import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { configurationKeys, readConfig } from "../../src/platform/config/config.ts";
import { whyNot, type Known } from "./command-check.ts";
import { guideFaults } from "./guide-check.ts";
import { partsOf } from "./readme-parts.ts";
import { root } from "./tree.ts";

const help = execFileSync(process.execPath, ["lantern.mjs", "help", "--json"], { cwd: root });
const known: Known = {
  npmScripts: Object.keys(
    (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts,
  ),
  lanternCommands: (JSON.parse(help.toString()) as { commands: string[] }).commands,
  hasFile: has,
};
const pages = [
  "README.md",
  "db/README.md",
  ...markdownIn("docs"),
  ...markdownIn("src").filter((file) => path.basename(file) === "README.md"),
];
const guide = pages.filter((file) => file.startsWith("docs/guide/"));
const records = pages.filter((file) => /^docs\/adr\/\d{4}-/.test(file));

test("there is something to check", () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(guide.length).toBeGreaterThan(4);
  expect(records.length).toBeGreaterThan(10);
});

describe.each(pages)("%s", (page) => {
  const text = read(page);
  const parts = partsOf(text);
  const folder = path.dirname(page);

  test("links only to what exists, and to headings that exist", () => {
    const dead = linksOf(text).filter(({ file, fragment }) => {
      const target = file === "" ? page : path.normalize(path.join(folder, file));
      if (!has(target)) return true;
      return fragment !== "" && !partsOf(read(target)).headings.includes(fragment);
    });
    expect(dead).toEqual([]);
  });

  test("names only files that exist, from the top or from its own folder", () => {
    const missing = parts.paths.filter((word) => !has(word) && !has(path.join(folder, word)));
    expect(missing).toEqual([]);
  });

  test("names only commands that work", () => {
    const ours = parts.commands.filter((command) => /^(npm|npx|lantern|node) /.test(command));
    const faults = ours.map((command) => ({ command, fault: whyNot(command, known) }));
    expect(faults.filter(({ fault }) => fault !== undefined)).toEqual([]);
  });

  test("starts with its title", () => {
    expect(text).toMatch(/^# \S.*\n/);
  });
});

// That each stands in the index with its title is in adr-index.test.ts.
describe("decision records", () => {
  test.each(records)("%s says why, on one page", (record) => {
    const text = read(record);
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(sections).toEqual(["Context", "Decision", "Consequences"]);
    // What is superseded is folded into what supersedes it.
    expect(text).toMatch(/^Accepted, [A-Z][a-z]+ \d{4}/m);
    // One page: what needs more is a design, not a decision.
    expect(text.split(/\s+/).length).toBeLessThan(500);
  });
});

describe("the guide keeps to what src/help/guide-pages.tsx shows", () => {
  test.each([
    ["# A\n\nText with `code` and **bold**.\n\n## B\n\n- one\n- two\n  goes on\n", []],
    ["Text\n", ["does not start with a title"]],
    ["# A\n\n### B\n", ["a heading below the second level: ### B"]],
    ["# A\n\n1. one\n", ["a numbered list: 1. one"]],
    ["# A\n\n> said\n", ["a quotation: > said"]],
    ["# A\n\n| a | b |\n| - | - |\n| 1 | 2 |\n", []],
    ["# A\n\n| a | b |\n", ["a table that is none: | a | b |"]],
    ["# A\n\n| a | b |\n| - | - |\n| 1 |\n", ["a table that is none: | a | b |"]],
    ["# A\n\n```sh\n", ["a block of code: ```sh"]],
    ["# A\n\nSee [b](b.md).\n", ["a link or a picture: See [b](b.md)."]],
    ["# A\n\nIt is _so_.\n", ["slanted text: It is _so_."]],
    ["# A\n\n<b>so</b>\n", ["HTML: <b>so</b>"]],
    ["# A\n\nLike this:\n- one\n", ["a list without an empty line before it: Like this:"]],
    ["# A\nText\n", ["text right below a heading: # A"]],
    ["# A\n\n- one\n  - deep\n", ["a list within a list: - one"]],
    ["# A\n\n**open\n", ["a mark that is not closed: **open"]],
  ])("%j", (text, faults) => {
    expect(guideFaults(text)).toEqual(faults);
  });

  test.each(guide)("%s", (page) => {
    expect(guideFaults(read(page))).toEqual([]);
  });
});

describe(".env.example", () => {
  const lines = read(".env.example").split("\n");
  const settings = lines.flatMap((line) => {
    const [, off, key, value] = /^(#?)([A-Z][A-Z_]*)=(.*)$/.exec(line) ?? [];
    return key === undefined ? [] : [{ isOff: off === "#", key, value: value ?? "" }];
  });

  test("documents every key, each once and below a comment", () => {
    expect(settings.map(({ key }) => key).toSorted()).toEqual([...configurationKeys].toSorted());
    const bare = lines.filter((line, at) => /^#?[A-Z_]+=/.test(line) && lines[at - 1] === "");
    expect(bare).toEqual([]);
  });

  test("gives the defaults", () => {
    const given = settings.filter(({ isOff }) => !isOff).map(({ key, value }) => [key, value]);
    expect(readConfig(Object.fromEntries(given) as Record<string, string>)).toEqual(readConfig({}));
    const unset = settings.filter(({ isOff }) => isOff).map(({ key }) => key);
    const withDefault = Object.entries(readConfig({})).filter(([, value]) => value !== undefined);
    expect(given.length).toBe(withDefault.length);
    expect(unset.length).toBe(configurationKeys.length - withDefault.length);
  });

  test("its examples are values that would be accepted", () => {
    const examples = settings.filter(({ value }) => value !== "");
    const env = Object.fromEntries(examples.map(({ key, value }) => [key, value]));
    expect(() => readConfig(env)).not.toThrow();
  });
});

function linksOf(markdown: string): { file: string; fragment: string }[] {
  const prose = markdown.replaceAll(/^```.*?^```/gms, "").replaceAll(/`[^`\n]+`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(([, target]) => target ?? "")
    .filter((target) => !/^(https?:|mailto:)/.test(target))
    .map((target) => {
      const [file = "", fragment = ""] = target.split("#");
      return { file: decodeURIComponent(file), fragment };
    });
}

function markdownIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`)
    .toSorted();
}

function has(file: string): boolean {
  return existsSync(path.join(root, file));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
