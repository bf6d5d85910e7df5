import { existsSync } from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";
import { plants, typedPlants } from "./eslint-plants.ts";
import { root } from "./tree.ts";

const config = { cwd: root, overrideConfigFile: path.join(root, "eslint.config.js") };

/** The house's own configuration; the planted files exist only in memory. */
const eslint = new ESLint({
  ...config,
  overrideConfig: {
    languageOptions: {
      parserOptions: {
        // The configuration names its projects, where a file that exists only in memory has no place.
        project: null,
        projectService: {
          allowDefaultProject: ["src/rooms/child-record/plant*.ts"],
          defaultProject: "tsconfig.json",
        },
      },
    },
  },
});

/** The same without types, for files in places that the type checker does not know. */
const withoutTypes = new ESLint({ ...config, overrideConfig: await untyped() });

describe("house rules fire, and leave their permitted place alone", () => {
  test.each(plants)("$rule: $what in $at", async ({ at, code, rule, fires }) => {
    expect(existsSync(path.join(root, at)) && !at.endsWith("clock.ts")).toBe(false);
    const ids = await ruleIds(withoutTypes, code, at);
    expect(ids).toEqual(fires ? [rule] : []);
  });

  test("every house rule that is switched on has a plant that fires", async () => {
    const { default: entries } = (await import(path.join(root, "eslint.config.js"))) as {
      default: readonly { rules?: Record<string, unknown> }[];
    };
    const own = entries.find(({ rules }) => rules && "no-restricted-properties" in rules);
    const on = Object.entries(own?.rules ?? {}).filter(([, level]) => level !== "off");
    const planted = [...plants.filter(({ fires }) => fires), ...typedPlants];
    const names = new Set(planted.map(({ rule }) => rule));
    expect(on.length).toBeGreaterThan(8);
    expect(on.map(([name]) => name).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe("rules that need types", () => {
  test.each(typedPlants)("$rule: $what", async ({ code, rule, fires }) => {
    const ids = await ruleIds(eslint, code, "src/rooms/child-record/plant.ts");
    expect(ids).toEqual(fires ? [rule] : []);
  });
});

test("every source file is linted, whatever its folder", async () => {
  const ignored = ["src/app.ts", "src/ui/a.tsx", "src/client/main.ts", "scripts/test.ts"].map(
    async (file) => eslint.isPathIgnored(path.join(root, file)),
  );
  expect(await Promise.all(ignored)).toEqual([false, false, false, false]);
});

async function ruleIds(linter: ESLint, code: string, at: string): Promise<string[]> {
  const results = await linter.lintText(code, { filePath: path.join(root, at) });
  const messages = results.flatMap((result) => result.messages);
  return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))];
}

async function untyped() {
  const { default: tseslint } = await import("typescript-eslint");
  return tseslint.configs.disableTypeChecked as NonNullable<ESLint.Options["overrideConfig"]>;
}
