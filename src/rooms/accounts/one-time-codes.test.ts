import { describe, expect, test } from "vitest";
import { codeAt, enrolmentAddress, newCodeSecret, stepOfCode } from "./one-time-codes.ts";

// RFC 6238, appendix B: the ASCII secret "12345678901234567890" in base32; the last six of its eight digits.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number): Date => new Date(seconds * 1000);

describe("codes of RFC 6238, appendix B", () => {
  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %i seconds %s", (seconds, code) => {
    expect(codeAt(secret, at(seconds))).toBe(code);
    expect(stepOfCode(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });
});

describe("a code", () => {
  const now = 1_234_567_890;
  const step = now / 30;

  test.each([-2, -1, 0, 1, 2])(
    "of %i steps away belongs to its own step, within one either way",
    (away) => {
      const code = codeAt(secret, at(now + 30 * away));
      expect(stepOfCode(secret, code, at(now))).toBe(Math.abs(away) <= 1 ? step + away : undefined);
    },
  );

  test("may be typed with spaces", () => {
    expect(stepOfCode(secret, " 005 924 ", at(now))).toBe(step);
  });

  test.each(["", "5924", "0059240", "00592a", "005924; drop", "００５９２４"])(
    "is six digits and nothing else: %s",
    (typed) => {
      expect(stepOfCode(secret, typed, at(now))).toBeUndefined();
    },
  );

  test("of another secret is none", () => {
    expect(stepOfCode(newCodeSecret(), "005924", at(now))).toBeUndefined();
  });
});

test("a new secret has 160 bits and goes into an app by its address", () => {
  const made = newCodeSecret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(newCodeSecret()).not.toBe(made);
  const address = new URL(enrolmentAddress(made, "lead@eastmoor.example"));
  expect(address.protocol).toBe("otpauth:");
  expect(decodeURIComponent(address.pathname)).toContain("Lantern:lead@eastmoor.example");
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    secret: made,
    issuer: "Lantern",
    digits: "6",
    period: "30",
  });
});
