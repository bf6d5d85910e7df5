import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { whyNot, type Known } from "./command-check.ts";
import { partsOf } from "./readme-parts.ts";
import { root } from "./tree.ts";

describe("what a page says is read", () => {
  const parts = partsOf(
    [
      "# Try it out",
      "Run `npm start`, see [the map](docs/map.md#north) and [below](#try-it-out), `src/main.ts`,",
      "`/children` and `LANTERN_DATA`; [elsewhere](https://example.org/x.md).",
      "```sh",
      "$ npm ci   # once",
      "PORT=8080 npm run lantern -- import \\",
      "  tracker.xlsx && node start.mjs",
      "```",
      "```json",
      '{ "npm": "npm nothing" }',
      "```",
    ].join("\n"),
  );

  test("commands, in blocks and in the text", () => {
    expect(parts.commands).toEqual([
      "npm ci",
      "npm run lantern -- import tracker.xlsx",
      "node start.mjs",
      "npm start",
    ]);
  });

  test("links, paths and headings", () => {
    expect(parts.links).toEqual(["docs/map.md"]);
    expect(parts.fragments).toEqual(["try-it-out"]);
    expect(parts.headings).toEqual(["try-it-out"]);
    expect(parts.paths).toEqual(["src/main.ts"]);
  });
});

describe("a command that would not work is found out", () => {
  const known: Known = {
    npmScripts: ["start", "lantern"],
    lanternCommands: ["import", "audit verify"],
    hasFile: (file) => ["lantern.mjs", ".ci/run"].includes(file),
  };

  test.each([
    ["npm test", 'package.json has no script "test"'],
    ["npm run seed", 'package.json has no script "seed"'],
    ["npm strat", 'npm has no "strat"'],
    ["lantern imprt x.csv", 'lantern has no command "imprt x.csv"'],
    ["npm run lantern -- audit verfy", 'lantern has no command "audit verfy"'],
    ["node lantern.mjs nothing", 'lantern has no command "nothing"'],
    ["node begin.mjs", "there is no file begin.mjs"],
    ["./install.sh now", "there is no file ./install.sh"],
    ["scripts/install.sh", "there is no file scripts/install.sh"],
    ["pnpm install", "pnpm is not a command we know of"],
  ])("%s", (command, fault) => {
    expect(whyNot(command, known)).toBe(fault);
  });

  test.each([
    "npm ci",
    "npm start",
    "npm run lantern -- import tracker.xlsx --dry-run",
    "npm run --silent lantern audit verify",
    "npx lantern audit verify file.json",
    "lantern --help",
    "node --trace-warnings lantern.mjs import x.csv",
    "git clone https://example.org/lantern.git",
    ".ci/run",
  ])("%s is fine", (command) => {
    expect(whyNot(command, known)).toBeUndefined();
  });

  test("without a lantern to ask, no lantern command passes", () => {
    const alone = { ...known, lanternCommands: undefined };
    expect(whyNot("lantern import x.csv", alone)).toBe(
      "there is no lantern.mjs that could be asked",
    );
  });
});

describe("the front door: README.md", () => {
  const markdown = hasFile("README.md") ? read("README.md") : "";
  const parts = partsOf(markdown);

  test("is there", () => {
    expect(markdown, "README.md is missing: the project has no front door").not.toBe("");
  });

  test("says how to install and how to start", () => {
    const commands = parts.commands.map((command) => command.replace("npm install", "npm ci"));
    expect(commands, "README.md must name the commands of the front door").toEqual(
      expect.arrayContaining(["npm ci", "npm start"]),
    );
  });

  test("names only commands that work", () => {
    const known = whatThereIs(parts.commands);
    const faults = parts.commands.map((command) => ({ command, fault: whyNot(command, known) }));
    expect(faults.filter(({ fault }) => fault !== undefined)).toEqual([]);
  });

  test("links and points only to what exists", () => {
    expect([...parts.links, ...parts.paths].filter((file) => !hasFile(file))).toEqual([]);
    expect(parts.fragments.filter((fragment) => !parts.headings.includes(fragment))).toEqual([]);
  });
});

function whatThereIs(commands: readonly string[]): Known {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const isAsked = commands.some((command) => command.includes("lantern"));
  return {
    npmScripts: Object.keys(scripts),
    lanternCommands: isAsked && hasFile("lantern.mjs") ? lanternCommands() : undefined,
    hasFile,
  };
}

/** `lantern help --json` answers { commands: ["audit verify", …] } or [{ name: "audit verify" }, …]. */
function lanternCommands(): string[] {
  const output = execFileSync(process.execPath, ["lantern.mjs", "help", "--json"], {
    cwd: root,
    encoding: "utf8",
  });
  const { commands } = JSON.parse(output) as { commands: (string | { name: string })[] };
  return commands.map((command) => (typeof command === "string" ? command : command.name));
}

function hasFile(file: string): boolean {
  return existsSync(path.join(root, decodeURIComponent(file)));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
