import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { signatureHeaders } from "../../src/platform/outbound/signed-post.ts";

const folder = mkdtempSync(join(tmpdir(), "lantern-hooks-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Check = (secret: string, headers: object, body: string, now?: number) => boolean;

test("the receivers’ example believes what is from here and nothing else", async () => {
  const [, code = ""] =
    /```js\n([\s\S]+?)```/u.exec(readFileSync("docs/webhooks.md", "utf8")) ?? [];
  const file = join(folder, "check.mjs");
  writeFileSync(file, code);
  const { isFromLantern } = (await import(pathToFileURL(file).href)) as { isFromLantern: Check };
  const [old, secret] = [
    "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  ];
  const [at, body] = [new Date("2026-11-24T10:00:00Z"), '{"type":"test"}'];
  const headers = signatureHeaders({ id: "1", body, at, secrets: [secret, old] });
  const now = at.getTime() + 1_000;
  expect(isFromLantern(secret, headers, body, now)).toBe(true);
  expect(isFromLantern(old, headers, body, now)).toBe(true);
  const other = "whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";
  expect(isFromLantern(other, headers, body, now)).toBe(false);
  expect(isFromLantern(secret, headers, `${body} `, now)).toBe(false);
  expect(isFromLantern(secret, { ...headers, "webhook-id": "2" }, body, now)).toBe(false);
  expect(isFromLantern(secret, headers, body, now + 301_000)).toBe(false);
  expect(isFromLantern(secret, {}, body, now)).toBe(false);
});
