import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import type pg from "pg";

/**
 * Statements of a page that is opened all day are parsed and planned once for each connection: under row
 * security planning takes longer than reading one child does. The server plans anew where the role or the
 * schema has changed, and who may read what is decided when a plan runs, so that a kept plan opens nothing.
 */
const keeping = new AsyncLocalStorage<"wide" | "narrow">();

/** The server keeps a copy of each statement for each connection; lists of different lengths are different ones. */
const mostKept = 200;

/** Whatever `work` asks under this role is planned once. For pages about one record, and of one's own work. */
export const keepingPlans = <T>(role: "wide" | "narrow", work: () => Promise<T>): Promise<T> =>
  keeping.run(role, work);

export const isKeepingPlans = (): boolean => keeping.getStore() !== undefined;

type Ask = (...asked: readonly unknown[]) => unknown;
type Driver = { query(this: pg.PoolClient, ...asked: readonly unknown[]): unknown };

/** Lets a new connection keep plans where it is asked to. */
export function letKeepPlans(client: pg.PoolClient): void {
  const names = new Map<string, string>();
  const driver = Object.getPrototypeOf(client) as Driver;
  const plain: Ask = (...asked) => driver.query.call(client, ...asked);
  const query: Ask = (...asked) => {
    const [text, values] = asked;
    const role = keeping.getStore();
    if (!role || typeof text !== "string" || !Array.isArray(values) || !isKept(text))
      return plain(...asked);
    // One plan for each role: it is made for the policies of one, and thrown away where another asks.
    const key = `${role} ${text}`;
    const name = names.get(key) ?? (names.size < mostKept ? nameOf(key) : undefined);
    if (name === undefined) return plain(...asked);
    names.set(key, name);
    return plain({ name, text, values: [...(values as readonly unknown[])] });
  };
  Object.assign(client, { query });
}

/** What is read, and the one row that every page writes: its audit event. */
const isKept = (text: string): boolean =>
  /^\s*(?:(?:select|with)\b|insert into "audit"\."events" )/i.test(text);

const nameOf = (key: string): string => createHash("sha256").update(key).digest("base64url");
