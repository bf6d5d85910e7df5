import { randomBytes } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { describe, expect, test } from "vitest";
import { seal } from "../secrets/secrets.ts";
import { keepTyped, openKept } from "./kept-form.ts";

const key = randomBytes(32);

const sent = (body: unknown, url = "/children/1/note"): FastifyRequest =>
  ({ body, url }) as FastifyRequest;

describe("a kept form", () => {
  test("opens for its own person, without the old token", () => {
    const sealed = keepTyped(sent({ _csrf: "old", headline: "Seen", detail: "" }), "lead", {
      key,
      hadFiles: false,
    });
    expect(openKept(key, sealed ?? "", "lead")).toEqual({
      staffId: "lead",
      path: "/children/1/note",
      fields: { headline: "Seen", detail: "" },
    });
  });

  test("keeps every value of a field that has several", () => {
    const sealed = keepTyped(sent({ signs: ["a", "b"] }), "lead", { key, hadFiles: false });
    expect(openKept(key, sealed ?? "", "lead")?.fields).toEqual({ signs: ["a", "b"] });
  });

  test("remembers that there were files, which it cannot keep", () => {
    const sealed = keepTyped(sent({ headline: "Seen" }), "lead", { key, hadFiles: true });
    expect(openKept(key, sealed ?? "", "lead")?.fields).toEqual({
      headline: "Seen",
      _files: "again",
    });
  });

  test.each<[string, string | undefined, unknown]>([
    ["it is nobody's page", undefined, { headline: "Seen" }],
    ["there is nothing in it", "lead", { _csrf: "old" }],
    ["it is no form of ours", "lead", { headline: { Seen: "Heard" } }],
    ["there is no body", "lead", undefined],
  ])("is not made when %s", (_when, staffId, body) => {
    expect(keepTyped(sent(body), staffId, { key, hadFiles: false })).toBeUndefined();
  });

  test("opens for nobody else, by no other key and after no change", () => {
    const sealed = keepTyped(sent({ headline: "Seen" }), "lead", { key, hadFiles: false }) ?? "";
    const bytes = Buffer.from(sealed, "base64url");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const attempts = [
      openKept(key, sealed, "manager"),
      openKept(randomBytes(32), sealed, "lead"),
      openKept(key, bytes.toString("base64url"), "lead"),
      openKept(key, "", "lead"),
      openKept(key, "not base64 at all!", "lead"),
    ];
    expect(attempts).toEqual(Array<undefined>(attempts.length).fill(undefined));
  });

  test("is not made of something else that was sealed with the same key", () => {
    const codeSecret = seal(
      key,
      "one-time code",
      JSON.stringify({ staffId: "lead", path: "/", fields: {} }),
    );
    expect(openKept(key, codeSecret.toString("base64url"), "lead")).toBeUndefined();
  });

  test("leads to an address on this site only", () => {
    const sealed = keepTyped(sent({ headline: "Seen" }, "https://evil.example/x"), "lead", {
      key,
      hadFiles: false,
    });
    expect(openKept(key, sealed ?? "", "lead")).toBeUndefined();
  });
});
