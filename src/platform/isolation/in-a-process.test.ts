import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Probing } from "./fixtures/probe-worker.ts";
import { inAProcess } from "./in-a-process.ts";

const worker = new URL("./fixtures/probe-worker.ts", import.meta.url);
const probe = (asked: Probing, milliseconds = 20_000): Promise<unknown> =>
  inAProcess<unknown>(worker, { megabytes: 64, milliseconds, cannot: "cannot" })(asked);

const heard: string[] = [];
const server = createServer((socket) => {
  heard.push(socket.remoteAddress ?? "somebody");
  socket.destroy();
});
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

describe("a process that reads what someone sent", () => {
  test("is asked and answers, with bytes and all", async () => {
    const value = { bytes: new Uint8Array([1, 2, 3]), map: new Map([["a", undefined]]), list: [1] };
    expect(await probe({ kind: "echo", value })).toEqual(value);
  });

  test("reaches no file, program, thread or network, and knows no setting", async () => {
    const { port } = server.address() as AddressInfo;
    // Neither the database's folder, nor a key: a file of the repository that is no source.
    const file = path.resolve("README.md");
    const answer = await probe({ kind: "reach", port, file });
    expect(answer).toMatchObject({ reached: [] });
    const { environment } = answer as { environment: readonly (readonly string[])[] };
    const known = environment.map(([name]) => name);
    expect(known.filter((name) => !/^NODE_CHANNEL_/u.test(name ?? ""))).toEqual([]);
    expect(heard).toEqual([]);
    expect(existsSync(`${file}.written`)).toBe(false);
  });
});

describe("where it fails, the answer is that it cannot, and nothing is left of it", () => {
  test.each<[string, Probing, number]>([
    ["it uses up its memory", { kind: "memory" }, 60_000],
    ["it uses up its time", { kind: "time" }, 1_500],
    ["it fails", { kind: "throw" }, 20_000],
    ["it ends without an answer", { kind: "exit" }, 20_000],
  ])("%s", async (_what, asked, milliseconds) => {
    expect(await probe(asked, milliseconds)).toBe("cannot");
  });

  test("there is no such worker", async () => {
    const none = new URL("./fixtures/none.ts", import.meta.url);
    const limits = { megabytes: 64, milliseconds: 20_000, cannot: "cannot" };
    expect(await inAProcess(none, limits)({})).toBe("cannot");
  });
});
