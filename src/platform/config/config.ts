import { z } from "zod";
import type { Inside } from "../outbound/inside.ts";
import {
  outboundOf,
  outboundSettings,
  webhookSettings,
  type Outbound,
} from "./outbound-settings.ts";

/**
 * Everything that can be set from outside, in one place. `.env.example` documents each key and a
 * test holds the two together.
 */
const environment = z.object({
  LANTERN_MODE: z.enum(["evaluation", "setting-up", "production"]).default("evaluation"),
  LANTERN_RUN: z
    .string()
    .default("web,worker")
    .transform((list) => list.split(",").map((part) => part.trim()))
    .pipe(z.array(z.enum(["web", "worker"])).min(1)),
  HOST: z.string().min(1).default("localhost"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number")
    .default("3000")
    .transform(Number)
    .pipe(z.number().max(65535)),
  LANTERN_DATA: z.string().min(1).default("./.lantern"),
  LANTERN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LANTERN_TRUSTED_PROXIES: z.string().min(1).optional(),
  LANTERN_SECRET: z
    .string()
    .regex(/^[\w+/-]{43,}={0,2}$/, "must be at least 32 random bytes in base64")
    .optional(),
  LANTERN_KEYS: z.string().min(1).optional(),
  LANTERN_KEYS_FILE: z.string().min(1).optional(),
  LANTERN_CLAMD: z
    .string()
    .regex(
      /^(\/.+|[\w.-]+:\d{1,5}|\[[\da-f:]+\]:\d{1,5})$/i,
      "must be a socket's path or HOST:PORT",
    )
    .optional(),
  LANTERN_AUDIT_KEY: z.string().min(1).optional(),
  LANTERN_AUDIT_KEY_FILE: z.string().min(1).optional(),
  LANTERN_AUDIT_CHECKPOINTS: z.string().min(1).optional(),
  LANTERN_SECURITY_LOG: z.string().min(1).optional(),
  LANTERN_SUPPORT_CONTACT: z.string().min(3).max(200).optional(),
  LANTERN_SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:|https:\/\/|tel:)\S+$/, "must start with mailto:, https:// or tel:")
    .optional(),
  ...outboundSettings,
  ...webhookSettings,
  LANTERN_SESSION_IDLE_MINUTES: wholeNumber(20, 5, 120),
  LANTERN_SESSION_HOURS: wholeNumber(12, 1, 24),
  LANTERN_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  LANTERN_DATABASE_BINARIES: z.enum(["system", "npm"]).optional(),
  LANTERN_DATABASE_POOL: wholeNumber(10, 2, 100),
  LANTERN_BACKUP_FOLDER: z.string().min(1).optional(),
  LANTERN_BACKUP_RECIPIENTS: z
    .string()
    .transform((list) => list.split(",").flatMap((one) => one.trim() || []))
    .pipe(z.array(z.string().regex(/^age1[a-z0-9]{50,}$/, "must be public keys, age1…")))
    .optional(),
  LANTERN_BACKUP_IDENTITY_FILE: z.string().min(1).optional(),
  LANTERN_DUTY_FOLDER: z.string().min(1).optional(),
  LANTERN_DUTY_PASSPHRASE_FILE: z.string().min(1).optional(),
  DATABASE_URL: databaseUrl(),
  DATABASE_SIGN_IN_URL: databaseUrl(),
  DATABASE_ADMIN_URL: databaseUrl(),
  DATABASE_SCRATCH_URL: databaseUrl(),
});

function wholeNumber(otherwise: number, min: number, max: number) {
  return z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .default(String(otherwise))
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}

function databaseUrl() {
  return z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://")
    .optional();
}

export type Config = {
  /** Setting up is production's security in full, with every page about a child closed. */
  readonly mode: "evaluation" | "setting-up" | "production";
  readonly run: readonly ("web" | "worker")[];
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly publicUrl: string | undefined;
  readonly trustedProxies: string | undefined;
  readonly secret: string | undefined;
  /** The keys that wrap the data keys of what is sealed: here, or in a file. */
  readonly keys: string | undefined;
  readonly keysFile: string | undefined;
  /** Where ClamAV's daemon answers: the path of a socket, or `host:port`. */
  readonly clamd: string | undefined;
  readonly auditKey: string | undefined;
  readonly auditKeyFile: string | undefined;
  /** The folder outside the database that checkpoints of the audit are copied to. */
  readonly auditCheckpoints: string | undefined;
  /** `stdout`, `stderr`, or a file. */
  readonly securityLog: string | undefined;
  /** Whom the people who watch over Lantern ask for help; shown on the page of the system's health. */
  readonly supportContact: string | undefined;
  /** Where a fault in Lantern's security is reported, as an address: security.txt says it. */
  readonly securityContact: string | undefined;
  /** How messages about notices leave. */
  readonly outbound: Outbound;
  /** Receivers of webhooks that are not on the internet, by name and range. */
  readonly insideReceivers: readonly Inside[] | undefined;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  readonly logLevel: string;
  readonly databaseBinaries: "system" | "npm" | undefined;
  readonly databasePool: number;
  readonly backupFolder: string | undefined;
  /** Public keys that backups are sealed for. */
  readonly backupRecipients: readonly string[] | undefined;
  /** A file with a private key, on a machine that is trusted to prove restores. */
  readonly backupIdentityFile: string | undefined;
  readonly dutyFolder: string | undefined;
  readonly dutyPassphraseFile: string | undefined;
  readonly databaseUrl: string | undefined;
  /** Of the login that compares passwords, and reads nothing else. */
  readonly databaseSignInUrl: string | undefined;
  readonly databaseAdminUrl: string | undefined;
  readonly databaseScratchUrl: string | undefined;
};

export const configurationKeys: readonly string[] = Object.keys(environment.shape);

/** A bad or missing setting; the message is one line for the person who starts Lantern. */
export class ConfigurationProblem extends Error {
  override readonly name = "ConfigurationProblem";
}

/** Reads and checks the whole configuration. Empty values count as not set. */
export function readConfig(env: Environment): Config {
  const config = readSettings(env);
  const [refusal] = config.mode === "evaluation" ? [] : refusalsOf(config);
  if (refusal) throw new ConfigurationProblem(`${refusal.why}; ${refusal.mend}`);
  return config;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings as they are, whether or not production could run with them. */
export function readSettings(env: Environment): Config {
  const given = Object.fromEntries(
    configurationKeys.flatMap((key) => (env[key] ? [[key, env[key]]] : [])),
  );
  const read = environment.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigurationProblem(
      `${String(issue?.path[0])}: ${issue?.message ?? "is not valid"}`,
    );
  }
  const e = read.data;
  return {
    mode: e.LANTERN_MODE,
    run: e.LANTERN_RUN,
    host: e.HOST,
    port: e.PORT,
    dataDir: e.LANTERN_DATA,
    publicUrl: e.LANTERN_PUBLIC_URL,
    trustedProxies: e.LANTERN_TRUSTED_PROXIES,
    secret: e.LANTERN_SECRET,
    ...sealingOf(e),
    auditKey: e.LANTERN_AUDIT_KEY,
    auditKeyFile: e.LANTERN_AUDIT_KEY_FILE,
    auditCheckpoints: e.LANTERN_AUDIT_CHECKPOINTS,
    securityLog: e.LANTERN_SECURITY_LOG,
    supportContact: e.LANTERN_SUPPORT_CONTACT,
    securityContact: e.LANTERN_SECURITY_CONTACT,
    ...sendingOf(e),
    sessionIdleMinutes: e.LANTERN_SESSION_IDLE_MINUTES,
    sessionHours: e.LANTERN_SESSION_HOURS,
    logLevel: e.LANTERN_LOG_LEVEL,
    databaseBinaries: e.LANTERN_DATABASE_BINARIES,
    databasePool: e.LANTERN_DATABASE_POOL,
    ...continuityOf(e),
    databaseUrl: e.DATABASE_URL,
    databaseSignInUrl: e.DATABASE_SIGN_IN_URL,
    databaseAdminUrl: e.DATABASE_ADMIN_URL,
    databaseScratchUrl: e.DATABASE_SCRATCH_URL,
  };
}

const sendingOf = (e: z.output<typeof environment>) => ({
  outbound: outboundOf(e),
  insideReceivers: e.LANTERN_WEBHOOK_INSIDE,
});

const sealingOf = (e: z.output<typeof environment>) => ({
  keys: e.LANTERN_KEYS,
  keysFile: e.LANTERN_KEYS_FILE,
  clamd: e.LANTERN_CLAMD,
});

const continuityOf = (e: z.output<typeof environment>) => ({
  backupFolder: e.LANTERN_BACKUP_FOLDER,
  backupRecipients: e.LANTERN_BACKUP_RECIPIENTS,
  backupIdentityFile: e.LANTERN_BACKUP_IDENTITY_FILE,
  dutyFolder: e.LANTERN_DUTY_FOLDER,
  dutyPassphraseFile: e.LANTERN_DUTY_PASSPHRASE_FILE,
});

type Refusal = { readonly why: string; readonly mend: string };

/** What production does not run with; empty when there is nothing. */
export function refusalsOf(config: Config): readonly Refusal[] {
  const { databaseUrl, databaseSignInUrl, databaseAdminUrl, secret, publicUrl, trustedProxies } =
    config;
  const newSecret =
    "make one with `openssl rand -base64 32` and keep a copy apart from the database's backups";
  const refusals: readonly (readonly [boolean, string, string])[] = [
    [
      databaseUrl === undefined,
      "DATABASE_URL: production needs a PostgreSQL that your organisation runs and patches, not the one npm carries",
      "create the roles with `lantern db roles` and set DATABASE_URL",
    ],
    [
      databaseAdminUrl === undefined,
      "DATABASE_ADMIN_URL: production needs a second login for migrations, so that the application's own login owns nothing",
      "make it as `lantern db roles` says and set DATABASE_ADMIN_URL",
    ],
    [
      databaseUrl !== undefined && databaseSignInUrl === undefined,
      "DATABASE_SIGN_IN_URL: production needs a login of its own for signing in, so that no other reads password hashes",
      "make it as `lantern db roles` says and set DATABASE_SIGN_IN_URL",
    ],
    [secret === undefined, "LANTERN_SECRET: production has no default", newSecret],
    [
      secret !== undefined && new Set(secret).size < 12,
      "LANTERN_SECRET: this is not a random value",
      newSecret,
    ],
    [
      !publicUrl?.startsWith("https://"),
      "LANTERN_PUBLIC_URL: production is served over https only",
      "put a TLS proxy in front and set the https address people will use",
    ],
    [
      trustedProxies === undefined,
      "LANTERN_TRUSTED_PROXIES: nothing says which proxy's X-Forwarded headers are to be believed",
      "name the address of the TLS proxy, such as 127.0.0.1",
    ],
  ];
  return refusals.flatMap(([isRefused, why, mend]) => (isRefused ? [{ why, mend }] : []));
}
