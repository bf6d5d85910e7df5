import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectPlain, createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connect as connectSecurely } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { openFolder } from "../harness/open-folder.ts";
import { expectKeptOut, trying } from "./tried.ts";

/** The proxy as deploy/nginx.conf has it, with ports and a certificate of the test's own. */
const nginx = "/usr/sbin/nginx";
const isHere = existsSync(nginx) && existsSync("/usr/bin/openssl");

let app: TestApp;
let upstream: number;
const folder = openFolder("lantern-nginx-");
const running: ChildProcess[] = [];
/** What Lantern itself was asked, behind the proxy. */
const asked: string[] = [];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function aProxy(name: string, change: (shipped: string) => string): Promise<number> {
  const [plain, secure] = [await freePort(), await freePort()];
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  const shipped = change(readFileSync("deploy/nginx.conf", "utf8"))
    .replace("server 127.0.0.1:3000;", `server 127.0.0.1:${upstream};`)
    .replace("listen 80;", `listen 127.0.0.1:${plain};`)
    .replace("listen 443 ssl;", `listen 127.0.0.1:${secure} ssl;`)
    .replaceAll("/etc/ssl/lantern", folder);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (one) => `${one}_temp_path ${join(home, one)};`,
  );
  const conf = join(home, "nginx.conf");
  writeFileSync(
    conf,
    `user root;\ndaemon off;\npid ${join(home, "pid")};\nerror_log ${join(home, "log")};\nevents {}\nhttp {\n${paths.join("\n")}\n${shipped}\n}\n`,
  );
  running.push(
    spawn(nginx, ["-p", home, "-c", conf, "-e", join(home, "log")], { stdio: "ignore" }),
  );
  for (let turn = 0; turn < 100; turn++) {
    await pause(50);
    const socket = connectPlain(secure, "127.0.0.1");
    const isUp = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isUp) return secure;
  }
  throw new Error(`nginx did not start: ${readFileSync(join(home, "log"), "utf8")}`);
}

beforeAll(async () => {
  if (!isHere) return;
  app = await anApp();
  await app.server.listen({ host: "127.0.0.1", port: 0 });
  app.server.server.on("request", ({ url = "" }: { url?: string }) => void asked.push(url));
  upstream = (app.server.server.address() as AddressInfo).port;
  execFileSync(
    "openssl",
    `req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=lantern.example -keyout ${join(folder, "privkey.pem")} -out ${join(folder, "fullchain.pem")}`.split(
      " ",
    ),
    { stdio: "ignore" },
  );
});
afterAll(async () => {
  for (const one of running) one.kill("SIGTERM");
  if (isHere) await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const securely = (port: number): Socket =>
  connectSecurely({ port, host: "127.0.0.1", rejectUnauthorized: false });

/** Sends bytes as they are; answers what came back before it fell silent. */
function exchange(socket: Socket, bytes: string, quiet = 700): Promise<string> {
  return new Promise((resolve) => {
    let got = "";
    socket.on("data", (part: Buffer) => {
      got += part.toString("latin1");
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      resolve(got);
    });
    socket.setTimeout(quiet, () => socket.destroy());
    socket.write(bytes, "latin1");
  });
}

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

describe.runIf(isHere)("through nginx as it is shipped", () => {
  test("no request hides in another", async () => {
    const port = await aProxy("shipped", (text) => text);
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
