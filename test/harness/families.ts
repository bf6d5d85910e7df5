import type { Client } from "./client.ts";

type Fields = Record<string, string>;

/** A link for what someone saw, right in every field. */
export const linkForm = (more: Fields = {}): Fields => ({
  relation: "parent",
  knownAs: "Mum",
  purpose: "saw",
  language: "en",
  hands: "Her own telephone; nobody else opens it",
  safe: "yes",
  ...more,
});

export type Handed = { readonly at: string; readonly code: string };

/** What the page shows once: the address behind the link and the code. */
export function handedIn(text: string): Handed {
  const at = /\/f\/[a-z2-9]{24}/.exec(text)?.[0];
  const code = /\b(\d{3}) (\d{3})\b/.exec(text);
  if (at === undefined || !code) throw new Error(`no link in: ${text}`);
  return { at, code: `${code[1] ?? ""}${code[2] ?? ""}` };
}

/** Makes a link about a child, as this person would. */
export async function aLink(client: Client, personId: string, more: Fields = {}): Promise<Handed> {
  const answer = await client.post(`/children/${personId}/family-views/ask`, linkForm(more));
  return handedIn(answer.page.text);
}

/** Sends an answer by a link, as someone would who has both. */
export const sendBy = (
  client: Client,
  { at, code }: Handed,
  more: Fields = {},
): ReturnType<Client["post"]> =>
  client.post(`${at}/send`, { code, "q-saw": "He came home with a new phone", ...more });
