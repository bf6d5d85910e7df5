import { describe, expect, test } from "vitest";
import { configurationKeys, readConfig } from "../config/config.ts";
import { isInsideHost, mayReachInside, readInside, type Inside } from "./inside.ts";
import { readWebAddress } from "./public-address.ts";
import { networkWith, postSigned } from "./signed-post.ts";

const given = "records.eastmoor.internal=10.20.3.0/24, case.lan=fd12:3456::/48";
const inside: readonly Inside[] = readInside(given) ?? [];

describe("receivers inside the network", () => {
  test("are none unless an administrator names them", () => {
    expect(configurationKeys).toContain("LANTERN_WEBHOOK_INSIDE");
    expect(readConfig({}).insideReceivers).toBeUndefined();
    expect(readConfig({ LANTERN_WEBHOOK_INSIDE: given }).insideReceivers).toEqual(inside);
    expect(readWebAddress("https://records.eastmoor.internal/x").ok).toBe(false);
  });

  test("are reached by their name, in their own range, and nowhere else", () => {
    expect(mayReachInside(inside, "records.eastmoor.internal", "10.20.3.9")).toBe(true);
    expect(mayReachInside(inside, "RECORDS.eastmoor.internal", "10.20.3.9")).toBe(true);
    expect(mayReachInside(inside, "case.lan", "fd12:3456::9")).toBe(true);
    for (const [host, address] of [
      ["records.eastmoor.internal", "10.20.4.9"],
      ["records.eastmoor.internal", "127.0.0.1"],
      ["records.eastmoor.internal", "169.254.169.254"],
      ["records.eastmoor.internal", "::ffff:10.20.3.9"],
      ["records.eastmoor.internal", "fd12:3456::9"],
      ["other.eastmoor.internal", "10.20.3.9"],
      ["x.records.eastmoor.internal", "10.20.3.9"],
      ["case.lan", "10.20.3.9"],
      ["case.lan", "::1"],
      ["case.lan", "no address"],
    ] as const) {
      expect({ host, address, may: mayReachInside(inside, host, address) }).toEqual({
        host,
        address,
        may: false,
      });
    }
  });

  test.each([
    "records.internal",
    "records.internal=",
    "=10.0.0.0/8",
    "a=b=10.0.0.0/8",
    "a b=10.0.0.0/8",
    "here=127.0.0.0/8",
    "here=127.0.0.1",
    "cloud=169.254.169.254",
    "all=0.0.0.0/0",
    "all=::/0",
    "wide=10.0.0.0/7",
    "world=8.8.8.8",
    "here=::1",
    "link=fe80::/10",
    "x=10.0.0.0/33",
    "x=10.0.0.0/8/8",
    "x=::ffff:10.0.0.1",
    "x=fc00::/6",
    "x=10.0.0.0/ 8x",
  ])("cannot be set as %s", (text) => {
    expect(readInside(text)).toBeUndefined();
    expect(() => readConfig({ LANTERN_WEBHOOK_INSIDE: text })).toThrow("LANTERN_WEBHOOK_INSIDE");
  });

  test("can be typed by name once they are set, by https and with a port as everywhere", () => {
    const read = (typed: string) => readWebAddress(typed, inside).ok;
    expect(read("https://records.eastmoor.internal:8443/x")).toBe(true);
    expect(read("https://case.lan/")).toBe(true);
    for (const typed of [
      "http://records.eastmoor.internal/x",
      "https://records.eastmoor.internal:22/",
      "https://10.20.3.9/",
      "https://x.case.lan/",
      "https://localhost/",
    ]) {
      expect([typed, read(typed)]).toEqual([typed, false]);
    }
  });
});

describe("a post to a receiver inside", () => {
  const message = { id: "m", body: "{}", at: new Date(0), secrets: ["whsec_AAAA"] };
  /** What is answered where nothing listens: the address was looked at and let through. */
  const post = (host: string, addresses: readonly string[]) =>
    postSigned(`https://${host}/hook`, message, {
      ...networkWith(inside),
      find: () =>
        Promise.resolve(
          addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
        ),
      request: () => {
        throw new Error("let through");
      },
    });

  test("goes to its own range, and no further where the name leads elsewhere", async () => {
    const host = "records.eastmoor.internal";
    await expect(post(host, ["10.20.3.9"])).rejects.toThrow("let through");
    const refused = { kind: "failed", problem: "address" };
    expect(await post(host, ["10.20.3.9", "127.0.0.1"])).toEqual(refused);
    expect(await post(host, ["169.254.169.254"])).toEqual(refused);
    expect(await post("other.internal", ["10.20.3.9"])).toEqual(refused);
    await expect(post("records.example", ["8.8.8.8"])).rejects.toThrow("let through");
  });

  test("is the same as to nobody inside where none is set", () => {
    expect(isInsideHost([], "case.lan")).toBe(false);
    expect(networkWith([]).mayReach("10.20.3.9", "records.eastmoor.internal")).toBe(false);
  });
});
