import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await anApp();
  await app.server.listen({ host: "127.0.0.1", port: 0 });
  port = (app.server.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

/** Sends the bytes as they are, and answers the statuses that came back on that connection. */
function statusesOf(bytes: string): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let got = "";
    const end = () => {
      resolve([...got.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status)));
    };
    socket.on("data", (part) => {
      got += part.toString();
      // A second answer would follow at once; the first may take its time on a busy machine.
      socket.setTimeout(1_000);
    });
    socket.on("error", end);
    socket.on("close", end);
    socket.setTimeout(10_000, () => socket.destroy());
    socket.write(bytes);
  });
}

const post = "POST /sign-in HTTP/1.1\r\nHost: lantern.example\r\n";
const get = "GET /sign-in HTTP/1.1\r\n";
const hidden = "GET /metrics HTTP/1.1\r\nHost: lantern.example\r\n\r\n";

/** A proxy and a server that read one of these differently would let a second request through. */
describe("a request whose end can be read in two ways is refused, and what follows is not read", () => {
  test.each([
    [
      "a length and chunks",
      `${post}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    ["two lengths", `${post}Content-Length: 5\r\nContent-Length: 60\r\n\r\nabcde${hidden}`],
    [
      "a coding nobody knows",
      `${post}Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\nabc${hidden}`,
    ],
    [
      "two codings",
      `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    ["a length with a sign", `${post}Content-Length: +3\r\n\r\nabc${hidden}`],
    ["lines that end in LF alone", `GET /sign-in HTTP/1.1\nHost: lantern.example\n\n${hidden}`],
    ["a blank before the colon", `${get}Host : lantern.example\r\n\r\n${hidden}`],
    ["a folded header", `${get}Host: lantern.example\r\nX-A: b\r\n c\r\n\r\n${hidden}`],
    ["no host", `${get}\r\n${hidden}`],
    ["two hosts", `${get}Host: lantern.example\r\nHost: evil.example\r\n\r\n${hidden}`],
  ])("%s", async (_what, bytes) => {
    const statuses = await statusesOf(bytes);
    expect(statuses).not.toContain(200);
    expect(statuses.length).toBeLessThanOrEqual(1);
  });

  test("control: two requests that are plain are both answered", async () => {
    const first = `${get}Host: lantern.example\r\n\r\n`;
    expect(await statusesOf(first + hidden)).toEqual([200, 200]);
  });
});
