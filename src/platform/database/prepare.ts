import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { runMigrations } from "graphile-worker";
import { ConfigurationProblem } from "../config/config.ts";
import { migrate } from "./migrate.ts";
import { quietPool } from "./pool.ts";

/** Folder of `roles.sql` and `migrations/`, in the checkout and in a built copy alike. */
export const databaseFolder = "db";

export function rolesSql(): string {
  return readFileSync(join(databaseFolder, "roles.sql"), "utf8");
}

/**
 * Makes a database ready: roles where the admin login may create them, migrations, the key that
 * checks signed contexts, and the queue's own tables.
 *
 * @param migrations the folder they are in: a restore runs those of its backup and no later ones
 * @returns the migrations that ran now
 */
export async function prepareDatabase(
  admin: pg.ClientConfig,
  contextKey: Buffer,
  migrations = join(databaseFolder, "migrations"),
): Promise<readonly string[]> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await ensureRoles(client);
  } finally {
    await client.end();
  }
  const ran = await migrate(admin, migrations);
  await storePads(admin, contextKey);
  await prepareQueue(admin);
  return ran;
}

const missingRoles = (fault: string) =>
  new ConfigurationProblem(
    `${fault}: have a database administrator run what \`lantern db roles\` prints on this server`,
  );

async function ensureRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number; may: boolean; here: string }>(
    `select (select count(*)::int from pg_roles where rolname in ('lantern_owner', 'lantern_app', 'lantern_wide',
       'lantern_maintenance', 'lantern_jobs', 'lantern_analyst', 'lantern_sign_in', 'lantern_passwords')) as count,
       (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may,
       quote_ident(current_database()) as here`,
  );
  const [state] = rows;
  if (state?.may) {
    // Two databases of one cluster may be prepared together: roles belong to the cluster.
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(7203115)");
    await client.query(rolesSql());
    await client.query(`grant create on database ${state.here} to lantern_owner, lantern_jobs`);
    await client.query("commit");
    return;
  }
  if ((state?.count ?? 0) < 8) throw missingRoles("this server lacks Lantern's roles");
  await refuseWithoutRoles(client);
}

/** A login that only connects could run no migration, and would say so in the server's words. */
async function refuseWithoutRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ login: string; role: string }>(
    `select current_user::text as login, rolname::text as role from pg_roles
     where rolname in ('lantern_owner', 'lantern_maintenance', 'lantern_jobs', 'lantern_passwords')
       and not pg_has_role(current_user, oid, 'set') order by rolname`,
  );
  const [first] = rows;
  if (first === undefined) return;
  const roles = rows.map(({ role }) => role).join(", ");
  throw missingRoles(`the login ${first.login} may not act as ${roles}`);
}

async function storePads(admin: pg.ClientConfig, key: Buffer): Promise<void> {
  const block = Buffer.concat([key, Buffer.alloc(64 - key.length)]);
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query("set role lantern_maintenance");
    await client.query(
      `insert into sec.pads (pads_id, ipad, opad) values (1, $1, $2)
       on conflict (pads_id) do update set ipad = excluded.ipad, opad = excluded.opad
       where sec.pads.ipad <> excluded.ipad`,
      [block.map((byte) => byte ^ 0x36), block.map((byte) => byte ^ 0x5c)],
    );
  } finally {
    await client.end();
  }
}

async function prepareQueue(admin: pg.ClientConfig): Promise<void> {
  const pool = quietPool({ ...admin, max: 1, options: "-c role=lantern_jobs" });
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

/** Lets a login act as the application, and nothing more. */
export const grantApp = (admin: pg.ClientConfig, login: string): Promise<void> =>
  grantRole(admin, "lantern_app", login);

/** Lets a login ask for one password at a time, and nothing more. */
export const grantSignIn = (admin: pg.ClientConfig, login: string): Promise<void> =>
  grantRole(admin, "lantern_sign_in", login);

async function grantRole(
  admin: pg.ClientConfig,
  role: "lantern_app" | "lantern_sign_in",
  login: string,
): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query(
      `grant ${role} to ${client.escapeIdentifier(login)} with inherit true, set true`,
    );
  } finally {
    await client.end();
  }
}
