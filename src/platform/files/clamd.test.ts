import { afterEach, describe, expect, test } from "vitest";
import { clamdScan } from "./clamd.ts";
import { aClamdDaemon, harmful, type Behaviour } from "./fixtures/clamd-daemon.ts";

let close: (() => void) | undefined;
afterEach(() => {
  close?.();
  close = undefined;
});

async function scanning(behaviour?: Behaviour, waitAtMost?: number) {
  const daemon = await aClamdDaemon(behaviour);
  ({ close } = daemon);
  return clamdScan(daemon.address, waitAtMost);
}

const letter = Buffer.from("a letter");

describe("a scanner that answers", () => {
  test.each<[string, Buffer]>([
    ["a letter", letter],
    ["nothing", Buffer.alloc(0)],
    ["a chunk and a byte", Buffer.alloc(64 * 1024 + 1)],
    ["ten megabytes", Buffer.alloc(10 * 1024 * 1024)],
  ])("finds nothing in %s", async (_what, content) => {
    expect(await (await scanning())(content)).toEqual({ kind: "clean" });
  });

  test("names what it found, also at the end of a large file", async () => {
    const scan = await scanning();
    const found = { kind: "refused", name: "Test.Harmful-1" };
    expect(await scan(Buffer.from(harmful))).toEqual(found);
    const large = Buffer.concat([Buffer.alloc(3_000_000), Buffer.from(harmful)]);
    expect(await scan(large)).toEqual(found);
  });
});

describe("nothing is taken for clean where the scanner", () => {
  test.each<[Behaviour, RegExp]>([
    ["silent", /did not answer in time/],
    ["hangs up", /closed without an answer|ECONNRESET|EPIPE/],
    ["limit", /size limit exceeded/],
    ["nonsense", /what\? ERROR/],
    ["endless", /too long/],
  ])("%s", async (behaviour, why) => {
    const scan = await scanning(behaviour, 300);
    const content = behaviour === "limit" ? Buffer.alloc(1_000_000) : letter;
    const answer = await scan(content);
    expect(answer.kind).toBe("unavailable");
    expect(answer).toMatchObject({ why: expect.stringMatching(why) as string });
  });

  test.each(["127.0.0.1:1", "/nowhere/clamd.sock", "[::1]:1"])("is not at %s", async (address) => {
    expect((await clamdScan(address)(letter)).kind).toBe("unavailable");
  });
});
