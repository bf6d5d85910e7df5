import type { CompiledQuery } from "kysely";
import { askTogether } from "../../platform/database/ask-together.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { BodyOf, Kind } from "./kind.ts";

/** A version of a piece of configuration, and the id that a record made under it keeps. */
export type InForce<K extends Kind> = {
  readonly id: string;
  readonly body: BodyOf<K>;
};

type ReadQuery<K> = { readonly kind: K; readonly key: string; readonly on: string };

/** A stored body that does not say what its kind must: nothing is decided by it. */
export class ConfigurationUnfit extends Error {
  override readonly name = "ConfigurationUnfit";
}

/** What is in force on a day, for the acting partnership. Throws where nothing is. */
export async function getConfiguration<K extends Kind>(
  tx: Tx,
  asked: ReadQuery<K>,
): Promise<InForce<K>> {
  return inForceOf(asked, await versionOn(tx, asked).executeTakeFirst());
}

/** The same, and a read that does not wait for it: both are sent at once. */
export async function getConfigurationBeside<K extends Kind, Row>(
  tx: Tx,
  asked: ReadQuery<K>,
  other: CompiledQuery<Row>,
): Promise<readonly [InForce<K>, readonly Row[]]> {
  const [versions, rows] = await askTogether(tx, versionOn(tx, asked).compile(), other);
  return [inForceOf(asked, versions[0]), rows];
}

const versionOn = <K extends Kind>(tx: Tx, { kind, key, on }: ReadQuery<K>) =>
  tx
    .selectFrom("directory.configuration")
    .select(["configuration_id", "body"])
    .where("kind", "=", kind.name)
    .where("key", "=", key)
    .where("in_force_from", "<=", on)
    .where((is) => is.or([is("in_force_to", "is", null), is("in_force_to", ">=", on)]))
    .orderBy("in_force_from", "desc")
    .limit(1);

type Version = { readonly configuration_id: string; readonly body: unknown };

function inForceOf<K extends Kind>(
  { kind, key, on }: ReadQuery<K>,
  row: Version | undefined,
): InForce<K> {
  if (!row) throw new Error(`no ${kind.name} is in force on ${on}`);
  return { id: row.configuration_id, body: readBody({ kind, key }, row.body) };
}

/** The version that a record was made under, by its id. */
export async function getConfigurationVersion<K extends Kind>(
  tx: Tx,
  { kind, id }: { readonly kind: K; readonly id: string },
): Promise<InForce<K> & { readonly key: string }> {
  const { key, body } = await tx
    .selectFrom("directory.configuration")
    .select(["key", "body"])
    .where("kind", "=", kind.name)
    .where("configuration_id", "=", id)
    .executeTakeFirstOrThrow();
  return { id, key, body: readBody({ kind, key }, body) };
}

type AskedFor = Readonly<Record<string, readonly [kind: Kind, key: string]>>;
type Answered<A extends AskedFor> = { readonly [Name in keyof A]: InForce<A[Name][0]> };

/**
 * Several pieces at once, in one statement: for pages that need them all. Answers each under the name
 * it was asked by; throws where one of them is not in force.
 */
export async function getConfigurations<const A extends AskedFor>(
  tx: Tx,
  on: string,
  asked: A,
): Promise<Answered<A>> {
  const names = Object.entries(asked);
  const rows = await tx
    .selectFrom("directory.configuration")
    .select(["configuration_id", "kind", "key", "body"])
    .distinctOn(["kind", "key"])
    .where((is) => is.or(names.map(([, [kind, key]]) => is.and({ kind: kind.name, key }))))
    .where("in_force_from", "<=", on)
    .where((is) => is.or([is("in_force_to", "is", null), is("in_force_to", ">=", on)]))
    .orderBy("kind")
    .orderBy("key")
    .orderBy("in_force_from", "desc")
    .execute();
  const answers = names.map(([name, [kind, key]]) => {
    const row = rows.find((one) => one.kind === kind.name && one.key === key);
    if (!row) throw new Error(`no ${kind.name} is in force on ${on}`);
    return [name, { id: row.configuration_id, body: readBody({ kind, key }, row.body) }];
  });
  return Object.fromEntries(answers) as Answered<A>;
}

/** Everything of a kind that is in force on a day, one version of each key, by its key. */
export async function listInForce<K extends Kind>(
  tx: Tx,
  { kind, on }: { readonly kind: K; readonly on: string },
): Promise<readonly (InForce<K> & { readonly key: string })[]> {
  const rows = await tx
    .selectFrom("directory.configuration")
    .select(["configuration_id", "key", "body"])
    .distinctOn("key")
    .where("kind", "=", kind.name)
    .where("in_force_from", "<=", on)
    .where((is) => is.or([is("in_force_to", "is", null), is("in_force_to", ">=", on)]))
    .orderBy("key")
    .orderBy("in_force_from", "desc")
    .execute();
  return rows.map(({ configuration_id, key, body }) => ({
    id: configuration_id,
    key,
    body: readBody({ kind, key }, body),
  }));
}

/** The places that are wrong are named; what stands there is not, for it may end in a log. */
export function readBody<K extends Kind>(
  { kind, key }: { readonly kind: K; readonly key: string },
  body: unknown,
): BodyOf<K> {
  const read = kind.body.safeParse(body);
  if (read.success) return read.data as BodyOf<K>;
  const places = read.error.issues.map(({ path }) => path.join(".") || "the whole");
  throw new ConfigurationUnfit(
    `configuration ${kind.name}/${key} does not fit its kind: see ${[...new Set(places)].join(", ")}`,
  );
}
