import { request } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { aHookServer, here } from "./fixtures/hook-server.ts";
import { isPublicAddress, readWebAddress } from "./public-address.ts";
import { internet, postSigned, signatureHeaders } from "./signed-post.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function server(...statuses: (number | "never")[]) {
  const made = await aHookServer(...statuses);
  closing.push(made.close);
  return made;
}

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const message = {
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  body: '{"test": 2432232314}',
  at: new Date(1_614_265_330_000),
  secrets: [secret],
};

describe("a signature", () => {
  test("is as the published vector has it", () => {
    expect(signatureHeaders(message)).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  test("stands for each secret while one is changed", () => {
    const both = signatureHeaders({ ...message, secrets: [secret, "whsec_AAAA"] });
    const [first, second, ...more] = both["webhook-signature"].split(" ");
    expect(first).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    expect(second).toMatch(/^v1,/);
    expect(second).not.toBe(first);
    expect(more).toEqual([]);
  });
});

describe("an address", () => {
  test.each(["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])(
    "%s is public",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "0.0.0.0",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378::",
    "no address",
    "",
  ])("%s is not", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(["https://records.example/hook", "https://records.example:8443/", "https://8.8.8.8/x"])(
    "%s can be typed",
    (typed) => {
      expect(readWebAddress(` ${typed} `)).toEqual({ ok: true, value: typed });
    },
  );

  test.each([
    "",
    "records.example",
    "http://records.example/",
    "ftp://records.example/",
    "https://user:word@records.example/",
    "https://records.example:22/",
    "https://a/",
    "https://localhost/",
    "https://db.internal/",
    "https://printer.local/",
    "https://x.lan./",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://017700000001/",
    "https://[::1]/",
    "https://[::ffff:169.254.169.254]/",
    "https://169.254.169.254/latest",
    "https://records.example/#part",
    `https://records.example/${"x".repeat(500)}`,
    // As it is kept it is longer than as it was typed.
    `https://records.example/${"é".repeat(100)}`,
  ])("%s cannot", (typed) => {
    expect(readWebAddress(typed).ok).toBe(false);
  });
});

describe("a post", () => {
  test("arrives signed, and what is answered is thrown away", async () => {
    const { url, taken } = await server(204);
    expect(await postSigned(url, message, here())).toEqual({ kind: "sent", status: 204 });
    expect(taken).toMatchObject([{ body: message.body, headers: signatureHeaders(message) }]);
    expect(taken[0]?.headers.host).toMatch(/^records\.example:/);
    expect(taken[0]?.headers.authorization).toBeUndefined();
  });

  test.each([
    [500, "refused"],
    [404, "refused"],
    [410, "gone"],
  ] as const)("that is answered with %i has failed: %s", async (status, problem) => {
    const { url } = await server(status);
    expect(await postSigned(url, message, here())).toEqual({ kind: "failed", problem, status });
  });

  test("that is answered with what is no status has failed, and the number is kept nowhere", async () => {
    const { url } = await server(999);
    const failed = { kind: "failed", problem: "refused" };
    expect(await postSigned(url, message, here())).toStrictEqual(failed);
  });

  test("follows no redirect", async () => {
    const { url, taken } = await server(302);
    expect(await postSigned(url, message, here())).toMatchObject({ problem: "redirect" });
    expect(taken).toHaveLength(1);
  });

  test.each(["127.0.0.1", "169.254.169.254", "10.0.0.8", "::1", "::ffff:10.0.0.8"])(
    "goes to no address that leads inwards, whatever its name says: %s",
    async (address) => {
      const { url, port, taken } = await server(200);
      const inward = {
        ...internet,
        request,
        find: () => Promise.resolve([{ address, family: 4 }]),
      };
      const failed = { kind: "failed", problem: "address" };
      expect(await postSigned(url, message, inward)).toEqual(failed);
      expect(await postSigned(`http://127.0.0.1:${port}/`, message, inward)).toEqual(failed);
      const mixed = () =>
        Promise.resolve([
          { address: "8.8.8.8", family: 4 },
          { address, family: 4 },
        ]);
      expect(await postSigned(url, message, { ...inward, find: mixed })).toEqual(failed);
      expect(taken).toEqual([]);
    },
  );

  test("goes to what was looked at, whatever the name leads to a moment later", async () => {
    const { url, taken } = await server(200);
    let times = 0;
    const find = () =>
      Promise.resolve([{ address: times++ === 0 ? "127.0.0.1" : "10.0.0.8", family: 4 }]);
    expect(await postSigned(url, message, here({ find }))).toMatchObject({ kind: "sent" });
    expect(times).toBe(1);
    expect(taken).toHaveLength(1);
    // The next message looks anew.
    expect(await postSigned(url, message, here({ find }))).toMatchObject({ problem: "address" });
    expect(taken).toHaveLength(1);
  });

  test("that is never answered is given up after a while", async () => {
    const { url } = await server("never");
    const posted = await postSigned(url, message, here({ patience: 100 }));
    expect(posted).toEqual({ kind: "failed", problem: "too-slow" });
    const find = () => new Promise<never>(() => undefined);
    const unnamed = await postSigned(url, message, here({ find, patience: 100 }));
    expect(unnamed).toEqual({ kind: "failed", problem: "too-slow" });
  });

  test("to nobody fails", async () => {
    const made = await server(200);
    made.close();
    expect(await postSigned(made.url, message, here())).toMatchObject({ problem: "unreachable" });
    const find = () => Promise.reject(new Error("no such name"));
    expect(await postSigned(made.url, message, here({ find }))).toMatchObject({
      problem: "unreachable",
    });
  });
});
