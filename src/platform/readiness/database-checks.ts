import { sql } from "kysely";
import { beyondSignInSql, askOnce, patchedFrom, unboundSql } from "../database/check-server.ts";
import type { Missing, ReadinessCheck } from "./readiness.ts";

/** @param number as server_version_num says it: 170012 */
export function serverFaults(number: number): readonly Missing[] {
  const major = Math.floor(number / 10_000);
  const floor = patchedFrom[major];
  if (major >= 17 && number >= (floor ?? 0)) return [];
  return [
    {
      why: `this server is PostgreSQL ${major}.${number % 10_000}, which lacks security fixes`,
      mend: "update it to 17.12, 18.6 or later",
    },
  ];
}

/** A server of this machine is reached without a network; any other proves who it is. */
export function unprovenServer(key: string, url: string | undefined): readonly Missing[] {
  if (url === undefined) return [];
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? decodeURIComponent(hostname);
  const isHere = host.startsWith("/") || ["", "localhost", "127.0.0.1", "[::1]"].includes(host);
  if (isHere || searchParams.get("sslmode") === "verify-full") return [];
  return [
    {
      why: `${key}: what goes to ${host} is not known to be encrypted, nor that it is the right server`,
      mend: "add ?sslmode=verify-full, and sslrootcert where your own authority signed its certificate",
    },
  ];
}

/** The most that two clocks may differ; one-time codes change every 30 seconds. */
const secondsApart = 5;

export function clockFaults(here: Date, there: Date): readonly Missing[] {
  const apart = Math.abs(here.getTime() - there.getTime()) / 1_000;
  if (apart <= secondsApart) return [];
  return [
    {
      why: `the clocks of this machine and of the database differ by ${Math.round(apart)} seconds`,
      mend: "let both follow a time service (NTP); sign-in codes and deadlines need the right time",
    },
  ];
}

type Durable = { readonly name: string; readonly setting: string };

/** Settings of the server with which a commit that was answered can be lost. */
export function lossySettings(settings: readonly Durable[]): readonly Missing[] {
  return settings
    .filter(({ setting }) => setting === "off")
    .map(({ name }) => ({
      why: `the server runs with ${name} = off: what people have saved can be lost with the power`,
      mend: `set ${name} = on`,
    }));
}

/** Settings with which the server's own log would hold what people wrote. */
export function tellingSettings(settings: readonly Durable[]): readonly Missing[] {
  const of = new Map(settings.map(({ name, setting }) => [name, setting]));
  const logsStatements =
    ["mod", "all"].includes(of.get("log_statement") ?? "") ||
    of.get("log_min_duration_statement") !== "-1";
  const faults: [boolean, string][] = [
    [logsStatements && of.get("log_parameter_max_length") !== "0", "log_parameter_max_length"],
    [of.get("log_parameter_max_length_on_error") !== "0", "log_parameter_max_length_on_error"],
  ];
  return faults
    .filter(([isFault]) => isFault)
    .map(([, name]) => ({
      why: `with ${name} = ${of.get(name) ?? ""} names and words of records reach the database's log`,
      mend: `set ${name} = 0 on the server`,
    }));
}

const settingsNamed = (names: readonly string[]) => sql<Durable>`
  select name, setting from pg_settings where name = any (${names})`;

export const databaseChecks: readonly ReadinessCheck[] = [
  {
    key: "server",
    title: "A patched PostgreSQL",
    isRequired: true,
    look: async ({ tx }) => {
      const { rows } = await sql<{
        number: number;
      }>`select current_setting('server_version_num')::int as number`.execute(tx);
      return serverFaults(rows[0]?.number ?? 0);
    },
  },
  {
    key: "login",
    title: "A login for the application that row-level security binds",
    isRequired: true,
    look: async ({ config }) => {
      if (config.databaseUrl === undefined) return [];
      const app = { connectionString: config.databaseUrl };
      const row = await askOnce<{ unbound: boolean }>(app, "DATABASE_URL", unboundSql);
      return row?.unbound === false
        ? []
        : [
            {
              why: "the login in DATABASE_URL is not bound by row-level security",
              mend: "give the application a login that is a member of lantern_app and of nothing else",
            },
          ];
    },
  },
  {
    key: "sign-in-login",
    title: "A login for signing in that reads passwords and nothing else",
    isRequired: true,
    look: async ({ config }) => {
      if (config.databaseSignInUrl === undefined) return [];
      const signIn = { connectionString: config.databaseSignInUrl };
      const row = await askOnce<{ beyond: boolean }>(
        signIn,
        "DATABASE_SIGN_IN_URL",
        beyondSignInSql,
      );
      return row?.beyond === false
        ? []
        : [
            {
              why: "the login in DATABASE_SIGN_IN_URL may do more than compare passwords",
              mend: "give sign-in a login that is a member of lantern_sign_in and of nothing else",
            },
          ];
    },
  },
  {
    key: "database-tls",
    title: "An encrypted way to a database on another machine",
    isRequired: true,
    look: ({ config }) =>
      Promise.resolve([
        ...unprovenServer("DATABASE_URL", config.databaseUrl),
        ...unprovenServer("DATABASE_SIGN_IN_URL", config.databaseSignInUrl),
        ...unprovenServer("DATABASE_ADMIN_URL", config.databaseAdminUrl),
      ]),
  },
  {
    key: "clock",
    title: "The same time here and at the database",
    isRequired: true,
    look: async ({ tx, now }) => {
      const { rows } = await sql<{ there: Date }>`select clock_timestamp() as there`.execute(tx);
      return rows[0] ? clockFaults(now, rows[0].there) : [];
    },
  },
  {
    key: "durable",
    title: "Commits that survive a power cut",
    isRequired: true,
    look: async ({ tx }) => {
      const names = ["fsync", "full_page_writes", "synchronous_commit"];
      return lossySettings((await settingsNamed(names).execute(tx)).rows);
    },
  },
  {
    key: "database-log",
    title: "A database log without what people wrote",
    isRequired: false,
    look: async ({ tx }) => {
      const names = [
        "log_statement",
        "log_min_duration_statement",
        "log_parameter_max_length",
        "log_parameter_max_length_on_error",
      ];
      return tellingSettings((await settingsNamed(names).execute(tx)).rows);
    },
  },
];
