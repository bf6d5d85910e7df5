import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ConfigurationProblem, configurationKeys, readConfig } from "./config.ts";

const secret = "dGhpcyBpcyBhIHJhbmRvbSB2YWx1ZSBmb3IgYSB0ZXN0IQ==";

const production = {
  LANTERN_MODE: "production",
  LANTERN_SECRET: secret,
  LANTERN_PUBLIC_URL: "https://lantern.example",
  LANTERN_TRUSTED_PROXIES: "127.0.0.1",
  DATABASE_URL: "postgres://lantern@db.example/lantern",
  DATABASE_SIGN_IN_URL: "postgres://lantern_door@db.example/lantern",
  DATABASE_ADMIN_URL: "postgres://lantern_admin@db.example/lantern",
};

function problemWith(env: Readonly<Record<string, string | undefined>>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationProblem) return error.message;
    throw error;
  }
  return "none";
}

describe("without any settings", () => {
  test("Lantern is tried out on localhost:3000, with everything in one process", () => {
    expect(readConfig({})).toEqual({
      mode: "evaluation",
      run: ["web", "worker"],
      host: "localhost",
      port: 3000,
      dataDir: "./.lantern",
      publicUrl: undefined,
      trustedProxies: undefined,
      secret: undefined,
      auditKey: undefined,
      auditKeyFile: undefined,
      auditCheckpoints: undefined,
      securityLog: undefined,
      supportContact: undefined,
      securityContact: undefined,
      outbound: { notifyUrl: "https://api.notifications.service.gov.uk" },
      sessionIdleMinutes: 20,
      sessionHours: 12,
      logLevel: "info",
      databaseBinaries: undefined,
      databasePool: 10,
      databaseUrl: undefined,
      databaseAdminUrl: undefined,
    });
  });

  test("an empty value counts as not set, and other people's variables do not matter", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "", PATH: "/bin", LANTERN_UNKNOWN: "x" })).toEqual(
      readConfig({}),
    );
  });
});

describe("values", () => {
  test("are read", () => {
    const config = readConfig({
      ...production,
      LANTERN_RUN: "web",
      PORT: "0",
      LANTERN_SESSION_IDLE_MINUTES: "30",
    });
    expect(config).toMatchObject({
      mode: "production",
      run: ["web"],
      port: 0,
      sessionIdleMinutes: 30,
      secret,
    });
  });

  test.each([
    ["LANTERN_MODE", "prod"],
    ["LANTERN_RUN", "web,cron"],
    ["LANTERN_RUN", ","],
    ["PORT", "three thousand"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["LANTERN_PUBLIC_URL", "lantern.example"],
    ["LANTERN_PUBLIC_URL", "ftp://lantern.example"],
    ["LANTERN_SECRET", "short"],
    ["LANTERN_SECRET", `${secret.slice(0, 20)} ${secret.slice(20)}`],
    ["LANTERN_SECURITY_CONTACT", "security@example.org"],
    ["LANTERN_SUPPORT_CONTACT", "x"],
    ["LANTERN_SESSION_IDLE_MINUTES", "4"],
    ["LANTERN_SESSION_IDLE_MINUTES", "121"],
    ["LANTERN_SESSION_IDLE_MINUTES", "20m"],
    ["LANTERN_SESSION_HOURS", "25"],
    ["LANTERN_LOG_LEVEL", "loud"],
    ["LANTERN_DATABASE_BINARIES", "docker"],
    ["LANTERN_DATABASE_POOL", "1"],
    ["DATABASE_URL", "mysql://localhost/lantern"],
    ["DATABASE_ADMIN_URL", "localhost:5432"],
    ["DATABASE_SIGN_IN_URL", "lantern_door@localhost"],
  ])("%s=%s is named in one line", (key, value) => {
    const problem = problemWith({ [key]: value });
    expect(problem).toMatch(new RegExp(`^${key}: \\S.*$`));
    expect(problem).not.toContain("\n");
  });

  test("a secret that is refused is not repeated", () => {
    expect(problemWith({ LANTERN_SECRET: "not-long-enough" })).not.toContain("not-long-enough");
    expect(problemWith({ DATABASE_URL: "mysql://someone:pass@host/db" })).not.toContain("pass");
  });
});

describe("production refuses", () => {
  test("nothing, when all is set", () => {
    expect(problemWith(production)).toBe("none");
  });

  test.each([
    ["DATABASE_URL", undefined, /not the one npm carries.*lantern db roles/],
    ["DATABASE_ADMIN_URL", undefined, /second login for migrations/],
    ["DATABASE_SIGN_IN_URL", undefined, /login of its own for signing in.*lantern db roles/],
    ["LANTERN_SECRET", undefined, /openssl rand -base64 32/],
    ["LANTERN_SECRET", "abcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabc", /not a random value/],
    ["LANTERN_PUBLIC_URL", undefined, /https only/],
    ["LANTERN_PUBLIC_URL", "http://lantern.example", /https only/],
    ["LANTERN_TRUSTED_PROXIES", undefined, /TLS proxy/],
  ])("%s=%s, and says what to do instead", (key, value, words) => {
    const problem = problemWith({ ...production, [key]: value });
    expect(problem).toMatch(new RegExp(`^${key}: `));
    expect(problem).toMatch(words);
    expect(problem).not.toContain("\n");
  });
});

describe(".env.example", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const documented = lines.flatMap((line) => /^#?\s?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? []);

  test("documents each key once, and no other", () => {
    expect([...documented].sort()).toEqual([...configurationKeys].sort());
  });

  test("can be used as it is", () => {
    const given = lines
      .filter((line) => /^[A-Z_]+=/.test(line))
      .map((line) => [line.split("=", 1)[0], line.slice(line.indexOf("=") + 1)]);
    expect(problemWith(Object.fromEntries(given) as Record<string, string>)).toBe("none");
  });

  test("says something of each", () => {
    for (const [at, line] of lines.entries()) {
      if (/^#?\s?[A-Z][A-Z_]+=/.test(line)) expect(lines[at - 1], line).toMatch(/^#|^[A-Z]/);
    }
  });
});
