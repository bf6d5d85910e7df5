import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectPlain, createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connect as connectSecurely } from "node:tls";
import { anApp } from "../harness/app.ts";
import { openFolder } from "../harness/open-folder.ts";

const nginx = "/usr/sbin/nginx";
export const hasNginx = existsSync(nginx) && existsSync("/usr/bin/openssl");

export type Proxied = {
  /** Where Lantern itself listens. */
  readonly upstream: number;
  /** What Lantern itself was asked, behind the proxy. */
  readonly asked: string[];
  /** Starts nginx with what is shipped, changed; answers where it listens for TLS. */
  readonly start: (name: string, change: (shipped: string) => string) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Lantern behind nginx as deploy/nginx.conf has it, with ports and a certificate of the test's own. */
export async function proxied(): Promise<Proxied> {
  const folder = openFolder("lantern-nginx-");
  const running: ChildProcess[] = [];
  const asked: string[] = [];
  const app = await anApp();
  await app.server.listen({ host: "127.0.0.1", port: 0 });
  app.server.server.on("request", ({ url = "" }: { url?: string }) => void asked.push(url));
  const upstream = (app.server.server.address() as AddressInfo).port;
  const [key, chain] = [join(folder, "privkey.pem"), join(folder, "fullchain.pem")];
  const request = `req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=lantern.example -keyout ${key} -out ${chain}`;
  execFileSync("openssl", request.split(" "), { stdio: "ignore" });

  return {
    upstream,
    asked,
    start: async (name, change) => {
      const [plain, secure] = [await freePort(), await freePort()];
      const home = join(folder, name);
      mkdirSync(home, { recursive: true });
      const site = change(readFileSync("deploy/nginx.conf", "utf8"))
        .replace("server 127.0.0.1:3000;", `server 127.0.0.1:${upstream};`)
        .replace("listen 80;", `listen 127.0.0.1:${plain};`)
        .replace("listen 443 ssl;", `listen 127.0.0.1:${secure} ssl;`)
        .replaceAll("/etc/ssl/lantern", folder);
      const [conf, log] = [join(home, "nginx.conf"), join(home, "log")];
      writeFileSync(conf, around(home, site));
      running.push(spawn(nginx, ["-p", home, "-c", conf, "-e", log], { stdio: "ignore" }));
      if (await listens(secure)) return secure;
      throw new Error(`nginx did not start: ${readFileSync(log, "utf8")}`);
    },
    close: async () => {
      for (const one of running) one.kill("SIGTERM");
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What nginx has around a site, in a folder of its own. */
const around = (home: string, site: string): string =>
  [
    "user root;",
    "daemon off;",
    `pid ${join(home, "pid")};`,
    `error_log ${join(home, "log")};`,
    "events { worker_connections 2048; }",
    "http {",
    ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (one) => `${one}_temp_path ${join(home, one)};`,
    ),
    site,
    "}",
    "",
  ].join("\n");

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function listens(port: number): Promise<boolean> {
  for (let turn = 0; turn < 100; turn++) {
    await pause(50);
    const socket = connectPlain(port, "127.0.0.1");
    const isUp = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isUp) return true;
  }
  return false;
}

export const securely = (port: number): Socket =>
  connectSecurely({ port, host: "127.0.0.1", rejectUnauthorized: false });

/** Sends bytes as they are; answers what came back before it fell silent. */
export function exchange(socket: Socket, bytes: string, quiet = 700): Promise<string> {
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
