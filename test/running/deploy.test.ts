import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { configurationKeys } from "../../src/platform/config/config.ts";
import { createMetrics } from "../../src/platform/telemetry/metrics.ts";

const read = (file: string): string => readFileSync(join("deploy", file), "utf8");
const packageJson = JSON.parse(readFileSync("package.json", "utf8")) as {
  engines: { node: string };
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
};

const has = (program: string): boolean => spawnSync("which", [program]).status === 0;

describe("alerts", () => {
  const text = read("alerts.yml");
  const named = [
    ...new Set([...text.matchAll(/\b(lantern|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name)),
  ];

  test("name only metrics that Lantern has, and runbooks that are written", async () => {
    const metrics = createMetrics();
    metrics.gauges({
      pool: () => ({ open: 1, idle: 1, waiting: 0 }),
      work: () => Promise.resolve({ silence: 1, waiting: 0, late: 0, failing: 0, givenUp: 0 }),
      checks: () => Promise.resolve([{ key: "server", isMissing: false }]),
    });
    metrics.request({ method: "GET", route: "/", status: 200, seconds: 0.1 });
    metrics.jobFailed("sweep");
    const exposed = await metrics.text();
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !new RegExp(`^${name}[ {]`, "m").test(exposed))).toEqual([]);
    const runbooks = [...text.matchAll(/runbook: "([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(runbooks.filter((path) => !existsSync(path))).toEqual([]);
    for (const state of text.matchAll(/state="(\w+)"/g)) expect(exposed).toContain(state[0]);
  });

  test("are each in the table of who is woken for what", () => {
    const alerts = [...text.matchAll(/alert: (\w+)/g)].map(([, name]) => name ?? "");
    const page = readFileSync("docs/running.md", "utf8");
    expect(alerts.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test("a metric that is not there would be found", async () => {
    expect(await createMetrics().text()).not.toMatch(/^lantern_nothing/m);
  });
});

describe("the container file", () => {
  const steps = read("Containerfile").split("\n");
  const copied = steps
    .filter((line) => line.startsWith("COPY ") && !line.includes("--from"))
    .flatMap((line) => line.split(" ").slice(1, -1));

  test("copies what there is, and everything that a start reads", () => {
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    const needed = [
      "start.mjs",
      "run.mjs",
      "build.mjs",
      "assets.mjs",
      "lantern.mjs",
      "src",
      "db",
      "docs",
    ];
    expect(needed.filter((path) => !copied.includes(path))).toEqual([]);
  });

  test("has a Node that Lantern runs under, starts as npm does, and not as root", () => {
    const images = steps.filter((line) => line.startsWith("FROM "));
    expect(images.length).toBe(2);
    for (const line of images) expect(line).toMatch(/node:24-/);
    expect(packageJson.scripts["start"]).toBe("exec node start.mjs");
    expect(steps.at(-2)).toBe('CMD ["node", "start.mjs"]');
    expect(steps).toContain("USER 10001");
    for (const name of ["esbuild", "sass", "@node-rs/argon2"])
      expect(Object.keys(packageJson.dependencies)).toContain(name);
  });

  test("sets no setting that there is not", () => {
    const files = [
      "Containerfile",
      "compose.yaml",
      "lantern-web.service",
      "lantern-worker.service",
    ];
    const set = files.flatMap((file) =>
      [...read(file).matchAll(/\b((?:LANTERN|DATABASE)_[A-Z_]+)\b/g)].map(([name]) => name),
    );
    expect(set.filter((name) => !configurationKeys.includes(name))).toEqual([]);
  });
});

describe("the services", () => {
  const [web, worker] = [read("lantern-web.service"), read("lantern-worker.service")];
  const settings = (text: string) => text.split("\n").filter((line) => /^[A-Z]/.test(line));

  test("differ in what they run and in nothing else", () => {
    const other = settings(worker).filter((line) => !settings(web).includes(line));
    expect(other).toEqual([
      "Description=Lantern: background work",
      "Environment=LANTERN_RUN=worker",
    ]);
  });

  test.each([
    ["NoNewPrivileges=true"],
    ["ProtectSystem=strict"],
    ["PrivateTmp=true"],
    ["CapabilityBoundingSet="],
    ["SystemCallFilter=@system-service"],
    ["RestrictPreventExitStatus=2".replace("RestrictPrevent", "RestartPrevent")],
  ])("are held by %s", (line) => {
    expect(settings(web)).toContain(line);
  });

  test.skipIf(!has("systemd-analyze"))("are read by systemd without a complaint", () => {
    const folder = mkdtempSync(join(tmpdir(), "lantern-unit-"));
    try {
      for (const [name, text] of [
        ["lantern-web", web],
        ["lantern-worker", worker],
      ] as const) {
        const path = join(folder, `${name}.service`);
        writeFileSync(path, text.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`));
        const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", path], {
          encoding: "utf8",
        });
        expect(stderr.split("\n").filter((line) => line.includes("lantern-"))).toEqual([]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test.skipIf(!has("nginx"))("nginx reads the proxy's file", () => {
  const folder = mkdtempSync(join(tmpdir(), "lantern-proxy-"));
  try {
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    execFileSync(
      "openssl",
      [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-days",
        "1",
        "-keyout",
        key,
        "-out",
        cert,
      ],
      { stdio: "ignore" },
    );
    const site = read("nginx.conf")
      .replace(/ssl_certificate .*;/, `ssl_certificate ${cert};`)
      .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`);
    writeFileSync(join(folder, "site.conf"), site);
    writeFileSync(
      join(folder, "nginx.conf"),
      `pid ${folder}/pid; error_log stderr; events {} http { include ${folder}/site.conf; }`,
    );
    const { stderr, status } = spawnSync("nginx", ["-t", "-c", join(folder, "nginx.conf")], {
      encoding: "utf8",
    });
    expect([status, stderr.includes("test is successful")]).toEqual([0, true]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the proxies set afresh who is asking, and keep no addresses", () => {
  const nginx = read("nginx.conf");
  for (const header of ["X-Forwarded-For $remote_addr", "X-Forwarded-Proto https", "Host $host"])
    expect(nginx.split(`proxy_set_header ${header};`).length - 1).toBe(2);
  expect(nginx).not.toContain("$proxy_add_x_forwarded_for");
  expect(nginx).toContain("access_log off;");
  expect(read("Caddyfile")).toContain("output discard");
});

test("every file of the folder is explained in the page about running it", () => {
  const page = readFileSync("docs/running.md", "utf8");
  expect(readdirSync("deploy").filter((file) => !page.includes(`deploy/${file}`))).toEqual([]);
});
