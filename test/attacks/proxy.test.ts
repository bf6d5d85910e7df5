import { connect as connectPlain } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exchange, hasNginx, proxied, securely, type Proxied } from "./proxied.ts";
import { expectKeptOut, trying } from "./tried.ts";

let behind: Proxied;
beforeAll(async () => {
  if (hasNginx) behind = await proxied();
});
afterAll(() => (hasNginx ? behind.close() : undefined));

const host = "Host: lantern.example.gov.uk\r\n";
const hidden = `GET /metrics HTTP/1.1\r\n${host}\r\n`;
const chunkedHidden = `0\r\n\r\n${hidden}`;
const post = `POST /sign-in HTTP/1.1\r\n${host}`;
const get = `GET /help HTTP/1.1\r\n`;
const length = (text: string): string => `Content-Length: ${Buffer.byteLength(text)}\r\n`;

/** Two readers may find the end of each of these at two places; behind it stands what the proxy refuses. */
const smuggled: readonly string[] = [
  `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${chunkedHidden}`,
  `${post}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${chunkedHidden}`,
  ...[
    "Transfer-Encoding: xchunked",
    "Transfer-Encoding : chunked",
    "Transfer-Encoding:\tchunked",
    " Transfer-Encoding: chunked",
    "X: x\nTransfer-Encoding: chunked",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
    "Transfer-Encoding: x\r\nTransfer-Encoding: chunked",
    'Transfer-Encoding: "chunked"',
    "Transfer-Encoding: chunked, identity",
    "Transfer-Encoding: identity, chunked",
    "Transfer-Encoding\u0000: chunked",
    "Transfer-Encoding: chunked\u0000",
    "Transfer-encoding: CHUNKED ",
    "Transfer-Encoding:\u000bchunked",
    "Transfer_Encoding: chunked",
    "Transfer-Encoding:\r\n chunked",
  ].map((header) => `${post}${header}\r\n${length(chunkedHidden)}\r\n${chunkedHidden}`),
  `${post}Content-Length: 5\r\nContent-Length: 60\r\n\r\nabcde${hidden}`,
  `${post}Content-Length: +5\r\n\r\nabcde${hidden}`,
  `${post}Content-Length: 5 5\r\n\r\nabcde${hidden}`,
  `${post}Content-Length: 0x5\r\n\r\nabcde${hidden}`,
  `${post}Content-Length: -1\r\n\r\n${hidden}`,
  `${get}${host}Content-Length: ${hidden.length}\r\n\r\n${hidden}`,
  `${get}${host}Transfer-Encoding: chunked\r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
  `${get}${host}Expect: 100-continue\r\nContent-Length: 5\r\n\r\nabcde${hidden}`,
  `${get}${host}Connection: Content-Length\r\nContent-Length: 5\r\n\r\nabcde${hidden}`,
  `${get}${host}Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n${hidden}`,
  `GET /help HTTP/1.0\r\n${host}Connection: keep-alive\r\n\r\n${hidden}`,
  `GET http://127.0.0.1/metrics HTTP/1.1\r\n${host}\r\n`,
  `GET /help/..;/metrics HTTP/1.1\r\n${host}\r\n`,
  `GET //metrics HTTP/1.1\r\n${host}\r\n`,
  `GET /./metrics HTTP/1.1\r\n${host}\r\n`,
  `GET /%6detrics HTTP/1.1\r\n${host}\r\n`,
  `GET /metrics%2f HTTP/1.1\r\n${host}\r\n`,
  `GET /health%2fready HTTP/1.1\r\n${host}\r\n`,
  `GET /help%20HTTP/1.1%0d%0aX:%20/metrics HTTP/1.1\r\n${host}\r\n`,
  `${post}Transfer-Encoding: chunked\r\n\r\n5;a=b\nc\r\nabcde\r\n${chunkedHidden}`,
  `${post}Transfer-Encoding: chunked\r\n\r\n0005\nabcde\r\n${chunkedHidden}`,
  `${post}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff5\r\nabcde\r\n${chunkedHidden}`,
];

/** What only who watches Lantern is answered: metrics as Prometheus reads them, and what is ready. */
const isShown = (answer: string): boolean => /lantern_\w+\{|# TYPE |"ready"/.test(answer);

describe.runIf(hasNginx)("through nginx as it is shipped", () => {
  test("no request hides in another", async () => {
    const { upstream, asked } = behind;
    const port = await behind.start("shipped", (text) => text);
    const plain = await exchange(securely(port), `${get}${host}Connection: close\r\n\r\n`, 5_000);
    expect(plain).toMatch(/^HTTP\/1\.1 200/);
    asked.length = 0;
    const tried = await trying(smuggled, async (bytes) =>
      isShown(await exchange(securely(port), bytes)),
    );
    const seen = asked.filter((url) => /^\/+(?:metrics|health\/\w+)(?:\?|$)/.test(url));
    expect(seen).toEqual([]);
    // The control: past the proxy the same hidden request is answered.
    const direct = connectPlain(upstream, "127.0.0.1");
    const control = await trying([hidden], async (bytes) => isShown(await exchange(direct, bytes)));
    expectKeptOut("requests smuggled through nginx", tried, control);
  }, 120_000);
});
