import { addServiceAccount } from "../../src/rooms/accounts/service-accounts/add-account.ts";
import { addToken } from "../../src/rooms/accounts/service-accounts/add-token.ts";
import { findServiceAccount } from "../../src/rooms/accounts/service-accounts/account-reads.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import type { Permission } from "../../src/kernel/permissions.ts";
import { newId } from "../../src/kernel/ids.ts";
import type { TestApp } from "./app.ts";
import type { TestDatabase } from "./database.ts";

export type MadeToken = { readonly accountId: string; readonly token: string };

type Wanted = {
  readonly team?: string;
  readonly role?: string;
  readonly scopes?: readonly Permission[];
  readonly days?: number;
  readonly partnership?: number;
};

/** A service account of a team with a token, made by the commands that the pages use. */
export async function aMachine(database: TestDatabase, wanted: Wanted = {}): Promise<MadeToken> {
  const { team = "Safeguarding team", role = "agency-system", partnership = 1 } = wanted;
  const [found] = await database.query<{ team: string; role: string; responsible: string }>(
    `select t.team_id as team, r.role_id as role, s.staff_id as responsible
     from directory.teams t, directory.roles r, directory.staff s
     where t.partnership_id = $1 and r.partnership_id = $1 and s.partnership_id = $1
       and t.name = $2 and r.key = $3 and not s.is_service order by s.email limit 1`,
    [partnership, team, role],
  );
  if (!found) throw new Error(`no team ${team} or role ${role}`);
  const made = await asAdministrator(database, partnership, async (tx) => {
    const at = database.clock.now();
    const actor = administrator(partnership);
    const acting = { actor, at, today: database.clock.today() };
    const added = await addServiceAccount(tx, acting, { name: `Machine ${newId()}`, ...found });
    if (added.kind !== "accepted") throw new Error(JSON.stringify(added.errors));
    const { accountId } = added;
    return { accountId, token: await tokenFor(tx, { accountId, at, ...wanted }) };
  });
  await confirmTokensOf(database, made.accountId);
  return made;
}

/** As if whoever answers for the account had; how they do: test/web/token-answers.test.ts. */
const confirmTokensOf = ({ query }: TestDatabase, accountId: string) =>
  query("update sec.api_tokens set confirmed_at = made_at where staff_id = $1", [accountId]);

const administrator = (partnershipId: number) =>
  systemActor("command-line", { partnershipId, permissions: ["staff.manage"] });

export function asAdministrator<T>(
  { db }: TestDatabase,
  partnership: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const audit = { action: "test", outcome: "done", route: "test", requestId: "test" } as const;
  return db.as(administrator(partnership), async (tx) => ({ value: await work(tx), audit }));
}

type For = Wanted & { readonly accountId: string; readonly at: Date };

export async function tokenFor(tx: Tx, { accountId, at, scopes, days = 90 }: For): Promise<string> {
  const account = await findServiceAccount(tx, accountId);
  if (!account) throw new Error("no such account");
  const form = { id: newId(), label: "A test", scopes: scopes ?? account.permissions };
  const actor = administrator(1);
  const made = await addToken(tx, { account, actor, at }, { ...form, days: String(days) });
  if (made.kind !== "accepted") throw new Error(made.kind);
  return made.token;
}

export type ApiAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The content type without its parameters. */
  readonly type: string;
  readonly body: unknown;
  readonly text: string;
};

export type ApiClient = {
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<ApiAnswer>;
  /** Sends JSON under a new key, unless one is given. */
  post(url: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<ApiAnswer>;
};

/** A program of an agency: a token and no cookies. */
export function apiClient({ server }: Pick<TestApp, "server">, token?: string): ApiClient {
  const own = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const send = async (options: {
    method: "GET" | "POST";
    url: string;
    headers: Record<string, string>;
    payload?: string;
  }): Promise<ApiAnswer> => {
    const { statusCode: status, headers, body: text } = await server.inject(options);
    const [type = ""] = String(headers["content-type"]).split(";");
    const body = type.endsWith("json") ? (JSON.parse(text) as unknown) : undefined;
    return { status, headers, type, text, body };
  };
  return {
    get: (url, headers = {}) => send({ method: "GET", url, headers: { ...own, ...headers } }),
    post: (url, body, headers = {}) =>
      send({
        method: "POST",
        url,
        headers: {
          ...own,
          "content-type": "application/json",
          "idempotency-key": newId(),
          ...headers,
        },
        payload: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}

export const aConcernBody = {
  danger: "no",
  givenName: "Sam",
  familyName: "Example",
  dateOfBirth: "2011-05-04",
  worry: "Collected from school by an unknown adult",
  ringName: "Safeguarding lead",
  ringPhone: "020 7946 0000",
};
