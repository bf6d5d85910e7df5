import { expect, test } from "vitest";
import { newNonce, securityHeaders } from "./headers.ts";

test("https adds what only https can promise", () => {
  const plain = securityHeaders("n", false);
  const secure = securityHeaders("n", true);
  expect(plain).not.toHaveProperty("strict-transport-security");
  expect(secure["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  expect(secure["content-security-policy"]).toBe(
    `${plain["content-security-policy"] ?? ""}; upgrade-insecure-requests`,
  );
});

test("nothing is kept by a browser, and nothing runs that this page did not bring", () => {
  const headers = securityHeaders("abc", true);
  expect(headers["cache-control"]).toBe("no-store");
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'nonce-abc';");
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
});

test("every nonce is new", () => {
  expect(new Set(Array.from({ length: 1_000 }, newNonce)).size).toBe(1_000);
});
