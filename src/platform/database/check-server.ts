import pg from "pg";
import { ConfigurationProblem, type Config } from "../config/config.ts";

/** Below these, known ways for a database user to run code on the server are open (August 2026). */
export const patchedFrom: Readonly<Record<number, number>> = { 17: 170_012, 18: 180_006 };

/** The version of somebody else's server, if it may be used in this mode. */
export async function checkServer(
  admin: pg.ClientConfig,
  { mode, key }: { readonly mode: Config["mode"]; readonly key: string },
): Promise<string> {
  const row = await askOnce<{ number: string; version: string }>(admin, key, versionSql);
  const number = Number(row?.number);
  const version = row?.version ?? "";
  const major = Math.floor(number / 10_000);
  if (major < 17) {
    throw new ConfigurationProblem(
      `DATABASE_URL: Lantern needs PostgreSQL 17 or later, and this server is ${version}`,
    );
  }
  if (mode !== "evaluation" && number < (patchedFrom[major] ?? 0)) {
    throw new ConfigurationProblem(
      `DATABASE_URL: this server is PostgreSQL ${version}, which lacks security fixes; production needs 17.12, 18.6 or later`,
    );
  }
  return version;
}

/** A login that row-level security does not bind must never serve people. */
export async function checkAppLogin(app: pg.ClientConfig): Promise<void> {
  const row = await askOnce<{ unbound: boolean }>(app, "DATABASE_URL", unboundSql);
  if (row?.unbound) {
    throw new ConfigurationProblem(
      "DATABASE_URL: this login is not bound by row-level security; give the application a login that is a member of lantern_app only",
    );
  }
}

/** The login that compares passwords is a member of its own role alone: it serves nobody. */
export async function checkSignInLogin(signIn: pg.ClientConfig): Promise<void> {
  const row = await askOnce<{ beyond: boolean }>(signIn, "DATABASE_SIGN_IN_URL", beyondSignInSql);
  if (row?.beyond) {
    throw new ConfigurationProblem(
      "DATABASE_SIGN_IN_URL: this login may do more than compare passwords; give sign-in a login that is a member of lantern_sign_in only",
    );
  }
}

export const beyondSignInSql = `
  select rolsuper or rolbypassrls or exists (
    select from pg_roles other
    where other.rolname ~ '^lantern_(owner|maintenance|jobs|app|wide|analyst|passwords)$' and pg_has_role(mine.oid, other.oid, 'member')
  ) as beyond
  from pg_roles mine where rolname = current_user`;

const versionSql =
  "select current_setting('server_version_num') as number, split_part(current_setting('server_version'), ' ', 1) as version";

export const unboundSql = `
  select rolsuper or rolbypassrls or exists (
    select from pg_roles other
    where other.rolname in ('lantern_owner', 'lantern_maintenance') and pg_has_role(mine.oid, other.oid, 'member')
  ) as unbound
  from pg_roles mine where rolname = current_user`;

export async function askOnce<Row extends pg.QueryResultRow>(
  config: pg.ClientConfig,
  key: string,
  question: string,
): Promise<Row | undefined> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config });
  try {
    await client.connect();
  } catch (error) {
    const why =
      error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : "";
    throw new ConfigurationProblem(`${key}: cannot connect to this database (${why})`);
  }
  try {
    return (await client.query<Row>(question)).rows[0];
  } finally {
    await client.end();
  }
}
