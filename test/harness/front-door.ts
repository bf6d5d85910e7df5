import type { TestApp } from "./app.ts";
import type { Answer, Client } from "./client.ts";

type Fields = Record<string, string>;

/** What somebody tells, with all that can be told; its form's id is new unless one is given. */
export const toldForm = (more: Fields = {}): Fields => ({
  id: crypto.randomUUID(),
  danger: "no",
  worry: "A man waits for her at the gate",
  givenName: "Ada",
  familyName: "Okonjo",
  age: "about 14",
  more: "A silver car",
  sender: "parent",
  senderName: "Jo",
  reach: "020 7946 0011",
  reachSafely: "After 4pm",
  ...more,
});

/** The form as a browser without a cookie and without script sends it. */
export const tell = (client: Client, more: Fields = {}): Promise<Answer> =>
  client.post("/tell-us/send", { ...toldForm(more), _csrf: "" });

/** The number and the code that the page shows once. */
export function receiptIn({ page: { text } }: Answer): { number: string; code: string } {
  const number = /\b[a-z2-9]{3}-[a-z2-9]{3}\b/.exec(text)?.[0];
  const code = /\b(\d{3}) (\d{3})\b/.exec(text);
  if (number === undefined || !code) throw new Error(`no receipt in: ${text}`);
  return { number, code: `${code[1] ?? ""}${code[2] ?? ""}` };
}

export type Told = {
  readonly id: string;
  readonly worry: string;
  readonly marks: readonly string[];
  readonly concern_id: string | null;
  readonly sender: string;
};

export const told = ({ query }: TestApp): Promise<Told[]> =>
  query(
    "select public_concern_id as id, worry, marks, concern_id, sender from identify.public_concerns order by sent_at, public_concern_id",
  );
