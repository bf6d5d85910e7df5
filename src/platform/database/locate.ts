import type { Config } from "../config/config.ts";
import { checkAppLogin, checkServer, checkSignInLogin } from "./check-server.ts";
import type { Located } from "./located.ts";
import { startOwn } from "./own-database.ts";

/**
 * DATABASE_URL where it is set, otherwise a server of our own for trying out.
 * @param options.mayJoin a command may work beside a Lantern that is running on the same data folder
 */
export async function locateDatabase(
  config: Config,
  options: { readonly mayJoin: boolean } = { mayJoin: false },
): Promise<Located> {
  if (config.databaseUrl === undefined) return startOwn(config, options.mayJoin);
  const admin = { connectionString: config.databaseAdminUrl ?? config.databaseUrl };
  const key = config.databaseAdminUrl === undefined ? "DATABASE_URL" : "DATABASE_ADMIN_URL";
  const version = await checkServer(admin, { mode: config.mode, key });
  if (config.mode !== "evaluation") {
    await checkAppLogin({ connectionString: config.databaseUrl });
    await checkSignInLogin({ connectionString: config.databaseSignInUrl });
  }
  // One login for everything is for trying out: each connection takes the application's role.
  const asApp = config.databaseAdminUrl === undefined ? { options: "-c role=lantern_app" } : {};
  const app = { connectionString: config.databaseUrl, ...asApp };
  const signIn = signInOf(config, admin);
  return { admin, app, signIn, words: `PostgreSQL ${version}`, stop: () => Promise.resolve() };
}

/** Where no login of its own is set, which production refuses, whoever migrates takes its role. */
const signInOf = ({ databaseSignInUrl }: Config, admin: Located["admin"]): Located["signIn"] =>
  databaseSignInUrl === undefined
    ? { ...admin, options: "-c role=lantern_sign_in" }
    : { connectionString: databaseSignInUrl };
