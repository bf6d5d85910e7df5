import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import type { TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";

/** Sends a form as a browser does: every field of the page with what the person typed over it. */
export function submit(
  client: Client,
  page: Answer,
  { to, typed }: { to: string; typed: Readonly<Record<string, string>> },
): Promise<Answer> {
  return client.post(to, { ...page.page.fields, ...typed });
}

export const codeOn = ({ page }: Answer): string => /shows (\d{6})/.exec(page.text)?.[1] ?? "";

/** The first step, with the demonstration's password. */
export async function givePassword(client: Client, key: string, from?: Answer): Promise<Answer> {
  const page = from ?? (await client.get("/sign-in"));
  return submit(client, page, {
    to: "/sign-in",
    typed: { email: demoEmail(key), password: demoPassword },
  });
}

/** Both steps by the pages, as a person takes them. Moves the clock on, for a code works once. */
export async function signInByPages(
  app: TestApp,
  client: Client,
  { key, from }: { key: string; from?: Answer },
): Promise<Answer> {
  app.clock.advance({ seconds: 30 });
  const page = await givePassword(client, key, from);
  return submit(client, page, { to: "/sign-in/code", typed: { code: codeOn(page) } });
}
