import type { Client } from "./client.ts";
import { isWhole } from "./depth.ts";

/**
 * How many random worlds are asked, each from its own number: 300 in a whole run, the first 30 otherwise. LANTERN_WORLDS
 * asks another number.
 */
export const randomWorlds = Number(process.env["LANTERN_WORLDS"] ?? (isWhole ? "300" : "30"));

/** Half an hour for 300 of them, where other tests run beside. */
export const worldsTake = 180_000 + randomWorlds * 6_000;

/** What differs between two answers to the same question: tokens, ids of requests. */
const still = (html: string): string =>
  html
    .replaceAll(/name="_csrf" value="[^"]*"/g, "")
    .replaceAll(/nonce(?:="|-)[^"' ;]*/g, "")
    .replaceAll(/"requestId":"[^"]*"/g, "")
    .replaceAll(/(?:Reference|reference)[^<]{0,40}[0-9a-f-]{20,36}/g, "");

export type Seen = { readonly path: string; readonly status: number; readonly html: string };

type Looking = { readonly paths: readonly string[]; readonly sought: string };

/** What one is answered at each of these addresses, and by search. */
export async function lookAt(client: Client, { paths, sought }: Looking): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const path of paths) {
    const { status, html } = await client.get(path);
    seen.push({ path, status, html: still(html) });
  }
  const { status, html } = await client.post("/search", { q: sought, sought });
  seen.push({ path: "search", status, html: still(html) });
  return seen;
}

/** The addresses at which two looks differ. */
export const differing = (one: readonly Seen[], other: readonly Seen[]): readonly string[] =>
  one
    .filter(({ status, html }, at) => html !== other[at]?.html || status !== other[at].status)
    .map(({ path }) => path);
