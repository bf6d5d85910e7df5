import type { Client } from "./client.ts";

type Fields = Record<string, string>;

export const askForm = (more: Fields = {}): Fields => ({
  forWhom: "The practice nurse, Hillside surgery",
  basis: "health",
  ...more,
});

export type HandedToProfessional = { readonly at: string; readonly code: string };

/** Asks by a link about a concern, as this worker would, and reads what the page shows once. */
export async function askBy(
  client: Client,
  concernId: string,
  more: Fields = {},
): Promise<HandedToProfessional> {
  const { page } = await client.post(`/mash/${concernId}/professionals`, askForm(more));
  const at = /\/p\/[a-z2-9]{24}/.exec(page.text)?.[0];
  const code = /\b(\d{3}) (\d{3})\b/.exec(page.text.slice(page.text.indexOf("The code, to tell")));
  if (at === undefined || !code) throw new Error(`no link in: ${page.text}`);
  return { at, code: `${code[1] ?? ""}${code[2] ?? ""}` };
}

/** Answers by a link, as somebody would who has both. */
export const answerBy = (
  client: Client,
  { at, code }: HandedToProfessional,
  more: Fields = {},
): ReturnType<Client["post"]> =>
  client.post(`${at}/send`, {
    code,
    name: "Pat Lee, practice nurse",
    "q-seen": "In October, by me",
    ...more,
  });
