import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import type pg from "pg";

/**
 * Statements of a page that is opened all day are parsed and planned once for each connection: under row
 * security planning takes longer than reading one child does. The server plans anew where the role or the
 * schema has changed, and who may read what is decided when a plan runs, so that a kept plan opens nothing.
 */
const keeping = new AsyncLocalStorage<Keeping>();

/** Under which role; maintenance, which fills a database, keeps what it writes as well. */
type Keeping = "wide" | "narrow" | "maintenance";

/** Under which role the work of a transaction is done, whatever it keeps. */
const acting = new AsyncLocalStorage<"wide" | "narrow">();

/** The server keeps a copy of each statement for each connection; lists of different lengths are different ones. */
const mostKept = 200;

/** Whatever `work` asks under this role is planned once. For pages about one record, and of one's own work. */
export const keepingPlans = <T>(role: Keeping, work: () => Promise<T>): Promise<T> =>
  keeping.run(role, work);

/** The audit event that ends this work is planned once as well: every answer writes one. */
export const actingAs = <T>(role: "wide" | "narrow", work: () => Promise<T>): Promise<T> =>
  acting.run(role, work);

export const isKeepingPlans = (): boolean => keeping.getStore() !== undefined;

type Ask = (...asked: readonly unknown[]) => unknown;
type Driver = { query(this: pg.PoolClient, ...asked: readonly unknown[]): unknown };

/** Lets a new connection keep plans where it is asked to. */
export function letKeepPlans(client: pg.PoolClient, most = mostKept): void {
  const names = new Map<string, string>();
  const driver = Object.getPrototypeOf(client) as Driver;
  const plain: Ask = (...asked) => driver.query.call(client, ...asked);
  const query: Ask = (...asked) => {
    const [text, values] = asked;
    if (typeof text !== "string" || !Array.isArray(values)) return plain(...asked);
    const role = roleOf(text);
    if (!role) return plain(...asked);
    // One plan for each role: it is made for the policies of one, and thrown away where another asks.
    const key = `${role} ${text}`;
    const name = names.get(key) ?? (names.size < most ? nameOf(key) : undefined);
    if (name === undefined) return plain(...asked);
    names.set(key, name);
    return plain({ name, text, values: [...(values as readonly unknown[])] });
  };
  Object.assign(client, { query });
}

/** What every request asks before and beside its own work. No policy has a word in the first. */
const whoActs =
  /^\s*select (?:\* from sec\.resume_(?:session|token)\(|set_config\('lantern\.context')/;
const whatIsRead = /^\s*(?:select|with)\b/i;
const whatIsAsked = /^\s*(?:select|with|insert|update|delete)\b/i;
const whatIsAudited = /^insert into "audit"\."events" /;

/** What is read where plans are kept, and what every request asks: under which role it is planned. */
function roleOf(text: string): Keeping | "any" | undefined {
  if (whoActs.test(text)) return "any";
  const role = keeping.getStore();
  if (whatIsAudited.test(text)) return role ?? acting.getStore();
  return role && (role === "maintenance" ? whatIsAsked : whatIsRead).test(text) ? role : undefined;
}

const nameOf = (key: string): string => createHash("sha256").update(key).digest("base64url");
