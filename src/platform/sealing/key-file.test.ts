import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newKeyLine, readKeys } from "./key-file.ts";
import { addKey, dropKey } from "./key-file-writes.ts";
import { configuredRing, type RingConfig } from "./key-ring.ts";

const folder = mkdtempSync(join(tmpdir(), "lantern-keys-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const line = newKeyLine("one");
const [, encoded = ""] = line.split(" ");

describe("a file of keys", () => {
  test("has a name and a key a line; remarks and empty lines are passed over", () => {
    const keys = readKeys(`# kept by the service desk\n\n${line}\n  ${newKeyLine("2026-11")}  \n`);
    expect(keys.map(({ name }) => name)).toEqual(["one", "2026-11"]);
    expect(readKeys(`${line},${newKeyLine("two")}`)).toHaveLength(2);
  });

  test.each([
    ["nothing", "", /no key/],
    ["remarks alone", "# a remark", /no key/],
    ["a key without a name", encoded, /key 1 is not a name/],
    ["a short key", `one ${Buffer.alloc(31).toString("base64")}`, /one, is not 32 bytes/],
    ["letters that are no base64", `one ${"ü".repeat(44)}`, /is not 32 bytes/],
    ["a name twice", `${line}\n${newKeyLine("one")}`, /same name/],
    ["a key twice", `${line}\ntwo ${encoded}`, /same key/],
    ["something behind the key", `${line} current`, /key 1 is not a name/],
  ])("is refused with %s, without showing a key", (_what, text, why) => {
    expect(() => readKeys(text)).toThrow(why);
    try {
      readKeys(text);
    } catch (error) {
      expect(String(error)).not.toContain(encoded);
    }
  });
});

const config = (given: Partial<RingConfig> = {}): RingConfig => ({
  mode: "production",
  dataDir: folder,
  keys: undefined,
  keysFile: undefined,
  ...given,
});

describe("the ring", () => {
  test("is read again when its file has changed: no restart for a new key", () => {
    const keysFile = join(folder, "ring");
    addKey(keysFile, "one");
    const ring = configuredRing(config({ keysFile }));
    const before = ring.current();
    addKey(keysFile, "two");
    expect(ring.current().id).not.toEqual(before.id);
    expect(ring.find(before.id)).toBeDefined();
    expect(statSync(keysFile).mode & 0o777).toBe(0o600);
    dropKey(keysFile, "one");
    expect(ring.find(before.id)).toBeUndefined();
    expect(() => {
      dropKey(keysFile, "two");
    }).toThrow(/no key/);
    expect(readFileSync(keysFile, "utf8")).toMatch(/^two /);
  });

  test("is made by an evaluation for itself, once, and by nothing else", () => {
    const evaluation = config({ mode: "evaluation" });
    const made = configuredRing(evaluation).current();
    expect(configuredRing(evaluation).current().id).toEqual(made.id);
    expect(statSync(join(folder, "keys")).mode & 0o777).toBe(0o600);
    for (const mode of ["production", "setting-up"] as const)
      expect(() => configuredRing(config({ mode })).current()).toThrow(
        /^LANTERN_KEYS_FILE: no key/,
      );
  });

  test("says which setting is wrong", () => {
    const keysFile = join(folder, "missing");
    expect(() => configuredRing(config({ keysFile })).keys()).toThrow(/cannot be read \(ENOENT\)/);
    writeFileSync(keysFile, "nonsense");
    expect(() => configuredRing(config({ keysFile })).keys()).toThrow(
      /^LANTERN_KEYS_FILE: .*key 1/,
    );
    expect(() => configuredRing(config({ keys: "x" })).keys()).toThrow(/^LANTERN_KEYS: key 1/);
  });
});
