import { connect, type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await anApp();
  await app.server.listen({ host: "127.0.0.1", port: 0 });
  port = (app.server.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });

/** Requests that wait for a connection, as whoever watches would see it. */
async function waiting(): Promise<number> {
  const text = await (await ask("/metrics")).text();
  return Number(/connections\{state="waiting"\} (\d+)/.exec(text)?.[1] ?? "0");
}

describe("overload", () => {
  test("is answered at once with 503 and when to come back; health is still answered", async () => {
    const many = 400;
    onTestFinished(() => app.query("rollback").then(() => undefined));
    await app.query("begin");
    await app.query("lock table sec.sessions in access exclusive mode");
    const cookie = { cookie: `lantern=${"a".repeat(43)}` };
    const asked = Array.from({ length: many }, () =>
      fetch(`http://127.0.0.1:${port}/children`, { redirect: "manual", headers: cookie }),
    );
    // The pool of a test has four connections; twenty may wait for each.
    await until(async () => (await waiting()) >= 80);
    const shed = await ask("/children");
    expect(shed.status).toBe(503);
    expect(shed.headers.get("retry-after")).toBe("5");
    expect(await shed.text()).toContain("Lantern is busy");
    const api = await ask("/api/children");
    expect([api.status, api.headers.get("content-type")]).toEqual([
      503,
      "application/problem+json; charset=utf-8",
    ]);
    expect((await ask("/health/live")).status).toBe(200);
    await app.query("rollback");
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    const turnedAway = statuses.filter((status) => status === 503).length;
    process.stdout.write(
      `${many} at once: ${many - turnedAway} answered, ${turnedAway} turned away\n`,
    );
    expect(new Set(statuses)).toEqual(new Set([303, 503]));
    // It recovers by itself.
    expect((await ask("/sign-in")).status).toBe(200);
  }, 180_000);
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it did not come to that");
}

/** Connections that send a header line now and then and never finish. */
async function slowClients(count: number): Promise<readonly Socket[]> {
  return Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(port, "127.0.0.1", () => {
            socket.write("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: 1");
            resolve(socket);
          });
          socket.on("error", reject);
        }),
    ),
  );
}

describe("slow clients", () => {
  test("do not keep others from being answered", async () => {
    const sockets = await slowClients(500);
    const statuses = await Promise.all(Array.from({ length: 20 }, () => ask("/sign-in")));
    process.stdout.write(`${sockets.length} slow connections, 20 of 20 others answered\n`);
    expect(statuses.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    for (const socket of sockets) socket.destroy();
  });

  test("have no more time than this", () => {
    const { server } = app.server;
    expect([server.headersTimeout, server.maxConnections, server.maxRequestsPerSocket]).toEqual([
      10_000, 2_000, 1_000,
    ]);
    expect(server.requestTimeout).toBe(300_000);
  });
});
