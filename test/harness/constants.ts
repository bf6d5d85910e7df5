import type pg from "pg";
import { ringOfText } from "../../src/platform/sealing/index.ts";
import { deriveSecrets, type Secrets } from "../../src/platform/secrets/secrets.ts";

export type TestServer = {
  readonly admin: pg.PoolConfig;
  /** Tells the databases of two runs on one server apart. */
  readonly run: string;
  /** Started by this run, and gone with it. */
  readonly isOurs: boolean;
};

/** The suite's moment: a Tuesday morning, outside summer time. Moved on purpose only. */
export const testMoment = "2026-11-24T10:00:00Z";
export const testSecret = "tests-only-tests-only-tests-only-tests-only-0";
/** One wrapping key, as a file of keys holds it. */
export const testKeys = "tests dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=";
export const testSecrets = (): Secrets => ({
  ...deriveSecrets(testSecret),
  ring: ringOfText(testKeys),
});
export const testLogin = { user: "lantern_test", password: "for-tests-only" };
export const testSignInLogin = { user: "lantern_test_door", password: "for-tests-only" };

export const templates = {
  empty: ({ run }: TestServer): string => `lantern_t${run}_empty`,
  cast: ({ run }: TestServer): string => `lantern_t${run}_cast`,
  demo: ({ run }: TestServer): string => `lantern_t${run}_demo`,
  /** Made by the first file that asks for it: test/database/many-children.ts. */
  fiveThousand: ({ run }: TestServer): string => `lantern_t${run}_five`,
  twentyThousand: ({ run }: TestServer): string => `lantern_t${run}_twenty`,
};
export type TemplateName = keyof typeof templates;

/** A connection to one database of the server, whether it was given by parts or by URL. */
export function connectionTo(server: TestServer, database: string): pg.PoolConfig {
  if (server.admin.connectionString === undefined) return { ...server.admin, database };
  const url = new URL(server.admin.connectionString);
  return {
    host: url.searchParams.get("host") ?? url.hostname,
    port: Number(url.port || "5432"),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
  };
}
