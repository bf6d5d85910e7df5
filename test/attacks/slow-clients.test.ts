import { once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exchange, hasNginx, proxied, securely, type Proxied } from "./proxied.ts";
import { expectKeptOut, times, type Tried } from "./tried.ts";

let behind: Proxied;
beforeAll(async () => {
  if (hasNginx) behind = await proxied();
});
afterAll(() => (hasNginx ? behind.close() : undefined));

const many = 200;
const host = "Host: lantern.example.gov.uk\r\n";

type Slow = { readonly sockets: readonly Socket[]; readonly end: () => void };

/** Clients that begin a request and then send one more letter a second. */
async function slowClients(port: number, begin: string): Promise<Slow> {
  const sockets = await Promise.all(
    times(many).map(async () => {
      const socket = securely(port);
      socket.on("error", () => socket.destroy());
      await once(socket, "secureConnect");
      socket.resume();
      socket.write(begin);
      return socket;
    }),
  );
  const drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write("a");
  }, 1_000);
  return {
    sockets,
    end: () => {
      clearInterval(drip);
      for (const socket of sockets) socket.destroy();
    },
  };
}

const held = ({ sockets }: Slow): Tried => ({
  attempts: sockets.length,
  gotIn: sockets.filter(({ destroyed, readableEnded }) => !destroyed && !readableEnded).length,
});

const isAnswered = async (port: number): Promise<boolean> =>
  /^HTTP\/1\.1 200/.test(
    await exchange(
      securely(port),
      `GET /sign-in HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
      5_000,
    ),
  );

describe.runIf(hasNginx)("slow clients, through nginx as it is shipped", () => {
  test("a heading that never ends is cut off, and others are answered meanwhile", async () => {
    const begin = `GET /sign-in HTTP/1.1\r\n${host}X-Slow: a`;
    const shipped = await behind.start("headings", (text) => text);
    const patient = await behind.start("patient", (text) =>
      text.replace("client_header_timeout 10s", "client_header_timeout 1h"),
    );
    const [slow, control] = [await slowClients(shipped, begin), await slowClients(patient, begin)];
    expect(held(slow).gotIn).toBe(many);
    expect(await isAnswered(shipped)).toBe(true);
    await pause(14_000);
    expectKeptOut("headings that never end, still held after 14 s", held(slow), held(control));
    slow.end();
    control.end();
  }, 120_000);

  test("a form that never ends stays with the proxy, and Lantern hears nothing of it", async () => {
    const begin = `POST /tell-us/status HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n`;
    const reached = async (name: string, change: (shipped: string) => string): Promise<Tried> => {
      const port = await behind.start(name, change);
      behind.asked.length = 0;
      const slow = await slowClients(port, begin);
      await pause(4_000);
      const gotIn = behind.asked.filter((url) => url === "/tell-us/status").length;
      expect(await isAnswered(port)).toBe(true);
      slow.end();
      return { attempts: many, gotIn };
    };
    expectKeptOut(
      "forms that never end, at Lantern itself",
      await reached("forms", (text) => text),
      await reached("unbuffered", (text) =>
        text.replaceAll(
          "proxy_http_version",
          "proxy_request_buffering off;\n    proxy_http_version",
        ),
      ),
    );
  }, 120_000);

  test("an office of a hundred people signs in from one address within a minute", async () => {
    const asks = async (name: string, change: (shipped: string) => string): Promise<number> => {
      const port = await behind.start(name, change);
      const request = `GET /sign-in HTTP/1.1\r\n${host}Connection: close\r\n\r\n`;
      const answers = await Promise.all(
        times(100).map(() => exchange(securely(port), request, 15_000)),
      );
      return answers.filter((answer) => /^HTTP\/1\.1 429/.test(answer)).length;
    };
    expect(await asks("office", (text) => text)).toBe(0);
    // The control: as narrow as it was once.
    const narrow = (text: string) =>
      text.replace("rate=10r/s", "rate=30r/m").replace("burst=200", "burst=20");
    expect(await asks("narrow", narrow)).toBeGreaterThan(0);
  }, 120_000);
});
