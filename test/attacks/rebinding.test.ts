import { createServer, request } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { isPublicAddress } from "../../src/platform/outbound/public-address.ts";
import { internet, postSigned, type Network } from "../../src/platform/outbound/signed-post.ts";
import { times, expectKeptOut, trying } from "./tried.ts";

/** A name server that answers a public address to who looks, and the inside to who connects. */
function rebinding(first: string, then: string) {
  let asked = 0;
  return () => Promise.resolve([{ address: asked++ === 0 ? first : then, family: 4 }]);
}

test("a webhook’s address that changes between look-up and connect reaches nothing inside", async () => {
  let reached = 0;
  const inside = createServer((_, response) => {
    reached++;
    response.end("ok");
  });
  inside.listen(0, "127.0.0.1");
  await once(inside, "listening");
  const { port } = inside.address() as AddressInfo;
  const message = { id: "msg", body: "{}", at: new Date(0), secrets: [] };
  const url = `http://rebound.example:${port}/hook`;
  const base: Network = {
    ...internet,
    patience: 300,
    request: (to, options, callback) => request(to, options, callback),
  };
  const addresses = ["127.0.0.1", "10.0.0.1", "169.254.169.254"];
  const tried = await trying([...addresses, ...addresses, ...addresses], async (then) => {
    const before = reached;
    // 192.0.2.1 is nobody’s: what is looked at first is public, and a connection to it goes nowhere.
    await postSigned(url, message, {
      ...base,
      find: rebinding("192.0.2.1", then),
      mayReach: () => true,
    });
    return reached > before;
  });
  expect(isPublicAddress("127.0.0.1")).toBe(false);
  // The control: a client that looks the name up again as it connects.
  const control = await trying(times(3), async () => {
    const before = reached;
    const find = rebinding("192.0.2.1", "127.0.0.1");
    const [looked] = await find();
    if (!looked || looked.address === "127.0.0.1") return false;
    const asking = request(url, {
      method: "POST",
      lookup: (_, options, callback) =>
        void find().then(([{ address, family } = { address: "", family: 4 }]) => {
          if (options.all) callback(null, [{ address, family }]);
          else callback(null, address, family);
        }),
    });
    asking.end();
    await once(asking, "response");
    return reached > before;
  });
  inside.close();
  expectKeptOut("webhooks to a name that is bound anew to the inside", tried, control);
});
