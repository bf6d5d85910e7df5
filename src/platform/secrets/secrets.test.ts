import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { deriveSecrets, evaluationSecret, open, seal } from "./secrets.ts";

const { sealKey, contextKey, formKey } = deriveSecrets("one secret for a test");

describe("keys from one secret", () => {
  test("are of 32 bytes, apart from each other, and always the same", () => {
    const keys = [contextKey, formKey, sealKey];
    expect(keys.map((key) => key.length)).toEqual([32, 32, 32]);
    expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(3);
    expect(deriveSecrets("one secret for a test").sealKey).toEqual(sealKey);
    expect(deriveSecrets("one secret for a tesu").sealKey).not.toEqual(sealKey);
  });
});

describe("a sealed value", () => {
  test.each(["", "JBSWY3DPEHPK3PXP", "Ádám’s note ✓ \u0000", "x".repeat(100_000)])(
    "opens to what was put in",
    (plain) => {
      expect(open(sealKey, "purpose", seal(sealKey, "purpose", plain))).toBe(plain);
    },
  );

  test("is never the same twice and does not hold the text", () => {
    const [one, two] = [seal(sealKey, "purpose", "a secret"), seal(sealKey, "purpose", "a secret")];
    expect(one.equals(two)).toBe(false);
    expect(one.toString("latin1")).not.toContain("a secret");
  });

  test("does not open for another purpose or with another key", () => {
    const sealed = seal(sealKey, "purpose", "a secret");
    expect(open(sealKey, "purposes", sealed)).toBeUndefined();
    expect(open(formKey, "purpose", sealed)).toBeUndefined();
  });

  test("does not open when any one byte was altered", () => {
    const sealed = seal(sealKey, "purpose", "a secret");
    const altered = Array.from(sealed.keys(), (at) => {
      const copy = Buffer.from(sealed);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return open(sealKey, "purpose", copy);
    });
    expect(altered).toHaveLength(12 + 16 + "a secret".length);
    expect(altered.every((one) => one === undefined)).toBe(true);
  });

  test("does not open when it was cut or added to", () => {
    const sealed = seal(sealKey, "purpose", "a secret");
    for (let length = 0; length < sealed.length; length++) {
      expect(open(sealKey, "purpose", sealed.subarray(0, length))).toBeUndefined();
    }
    expect(open(sealKey, "purpose", Buffer.concat([sealed, Buffer.from([0])]))).toBeUndefined();
  });
});

describe("the evaluation's own secret", () => {
  test("is made once, is random, and only its owner reads it", () => {
    const folder = mkdtempSync(join(tmpdir(), "lantern-secret-"));
    try {
      const made = evaluationSecret(join(folder, "a"));
      expect(made).toMatch(/^[\w-]{43}$/);
      expect(evaluationSecret(join(folder, "a"))).toBe(made);
      expect(evaluationSecret(join(folder, "b"))).not.toBe(made);
      expect(statSync(join(folder, "a", "secret")).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
