import { z } from "zod";

/**
 * Everything that can be set from outside, in one place. `.env.example` documents each key and a
 * test holds the two together.
 */
const environment = z.object({
  LANTERN_MODE: z.enum(["evaluation", "production"]).default("evaluation"),
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
  LANTERN_AUDIT_KEY: z.string().min(1).optional(),
  LANTERN_AUDIT_KEY_FILE: z.string().min(1).optional(),
  LANTERN_AUDIT_CHECKPOINTS: z.string().min(1).optional(),
  LANTERN_SECURITY_LOG: z.string().min(1).optional(),
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
  readonly mode: "evaluation" | "production";
  readonly run: readonly ("web" | "worker")[];
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly publicUrl: string | undefined;
  readonly trustedProxies: string | undefined;
  readonly secret: string | undefined;
  readonly auditKey: string | undefined;
  readonly auditKeyFile: string | undefined;
  /** The folder outside the database that checkpoints of the audit are copied to. */
  readonly auditCheckpoints: string | undefined;
  /** `stderr`, or a file. */
  readonly securityLog: string | undefined;
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
  readonly databaseAdminUrl: string | undefined;
  readonly databaseScratchUrl: string | undefined;
};

export const configurationKeys: readonly string[] = Object.keys(environment.shape);

/** A bad or missing setting; the message is one line for the person who starts Lantern. */
export class ConfigurationProblem extends Error {
  override readonly name = "ConfigurationProblem";
}

/** Reads and checks the whole configuration. Empty values count as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
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
  const config: Config = {
    mode: e.LANTERN_MODE,
    run: e.LANTERN_RUN,
    host: e.HOST,
    port: e.PORT,
    dataDir: e.LANTERN_DATA,
    publicUrl: e.LANTERN_PUBLIC_URL,
    trustedProxies: e.LANTERN_TRUSTED_PROXIES,
    secret: e.LANTERN_SECRET,
    auditKey: e.LANTERN_AUDIT_KEY,
    auditKeyFile: e.LANTERN_AUDIT_KEY_FILE,
    auditCheckpoints: e.LANTERN_AUDIT_CHECKPOINTS,
    securityLog: e.LANTERN_SECURITY_LOG,
    sessionIdleMinutes: e.LANTERN_SESSION_IDLE_MINUTES,
    sessionHours: e.LANTERN_SESSION_HOURS,
    logLevel: e.LANTERN_LOG_LEVEL,
    databaseBinaries: e.LANTERN_DATABASE_BINARIES,
    databasePool: e.LANTERN_DATABASE_POOL,
    ...continuityOf(e),
    databaseUrl: e.DATABASE_URL,
    databaseAdminUrl: e.DATABASE_ADMIN_URL,
    databaseScratchUrl: e.DATABASE_SCRATCH_URL,
  };
  if (config.mode === "production") refuseUnsafe(config);
  return config;
}

const continuityOf = (e: z.output<typeof environment>) => ({
  backupFolder: e.LANTERN_BACKUP_FOLDER,
  backupRecipients: e.LANTERN_BACKUP_RECIPIENTS,
  backupIdentityFile: e.LANTERN_BACKUP_IDENTITY_FILE,
  dutyFolder: e.LANTERN_DUTY_FOLDER,
  dutyPassphraseFile: e.LANTERN_DUTY_PASSPHRASE_FILE,
});

function refuseUnsafe(config: Config): void {
  const refusals: readonly (readonly [boolean, string])[] = [
    [
      config.databaseUrl === undefined,
      "DATABASE_URL: production needs a PostgreSQL that your organisation runs and patches, not the one npm carries; create the roles with `lantern db roles` and set DATABASE_URL",
    ],
    [
      config.databaseAdminUrl === undefined,
      "DATABASE_ADMIN_URL: production needs a second login for migrations, so that the application's own login owns nothing",
    ],
    [
      config.secret === undefined,
      "LANTERN_SECRET: production has no default; make one with `openssl rand -base64 32` and keep a copy apart from the database's backups",
    ],
    [
      config.secret !== undefined && new Set(config.secret).size < 12,
      "LANTERN_SECRET: this is not a random value; make one with `openssl rand -base64 32`",
    ],
    [
      !config.publicUrl?.startsWith("https://"),
      "LANTERN_PUBLIC_URL: production is served over https only; put a TLS proxy in front and set the https address people will use",
    ],
    [
      config.trustedProxies === undefined,
      "LANTERN_TRUSTED_PROXIES: name the address of the TLS proxy (such as 127.0.0.1) whose X-Forwarded headers are to be believed",
    ],
  ];
  const refusal = refusals.find(([refused]) => refused);
  if (refusal) throw new ConfigurationProblem(refusal[1]);
}
