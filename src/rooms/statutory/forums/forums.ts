import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { listInForce, type BodyOf } from "../../configuration/index.ts";
import { forumKind } from "../configuration-kinds.ts";

export type ForumBody = BodyOf<typeof forumKind>;

/** A forum as it is in force, with the id of the version that a reference keeps. */
export type Forum = { readonly id: string; readonly key: string; readonly body: ForumBody };

/** By name. */
export async function forumsOn(tx: Tx, on: string): Promise<readonly Forum[]> {
  const forums = await listInForce(tx, { kind: forumKind, on });
  return forums.toSorted((one, other) => one.body.name.localeCompare(other.body.name, "en-GB"));
}

/** The hidden forums on whose list the acting person stands. */
export async function myForums(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ forum: string }>`select unnest(sec.forums()) as forum`.execute(tx);
  return new Set(rows.map(({ forum }) => forum));
}

/** A forum that an adult can be known to, and whether that is hidden. */
export type AdultForum = Forum & { readonly isHiddenOfAdults: boolean };

/** Those that this person may record of an adult: every open one, and of the hidden ones those of their lists. */
export async function recordableOfAdults(tx: Tx, on: string): Promise<readonly AdultForum[]> {
  const mine = await myForums(tx);
  return (await forumsOn(tx, on))
    .filter(({ body }) => body.ofAdults !== undefined)
    .map((one) => ({ ...one, isHiddenOfAdults: one.body.ofAdults === "hidden" }))
    .filter(({ key, isHiddenOfAdults }) => !isHiddenOfAdults || mine.has(key));
}

/** The forums that this person may record: every open one, and of the hidden ones those of their lists. */
export async function recordable(tx: Tx, on: string): Promise<readonly Forum[]> {
  const mine = await myForums(tx);
  return (await forumsOn(tx, on)).filter(({ key, body }) => !body.isHidden || mine.has(key));
}
