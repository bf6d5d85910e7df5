import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What a school's cleaner saw, right in every field. */
export const sendFields = (over: Fields = {}): Fields => ({
  what: "A black Corsa, QX12 ABC, waits at the back gate and gives envelopes to two older boys",
  who: "A man of about 30 who is called Jay",
  whereSaid: "Back gate of the school",
  whenSaid: "Most Fridays since half term, about 4pm",
  how: "Seen by our cleaner",
  recognisable: "no",
  childSaid: "no",
  why: "",
  decider: "",
  asksChild: "no",
  ...over,
});

const day = (name: string, [year, month, date]: readonly [string, string, string]) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

export const sanitiseFields = (over: Fields = {}): Fields => ({
  wording: "A black Corsa, QX12 ABC, waits at a school gate on Fridays at 4pm",
  handling: "P",
  conditions: "",
  grading: "none",
  source: "",
  assessment: "",
  ...day("seenOn", ["2026", "11", "20"]),
  ...day("reviewBy", ["2027", "3", "1"]),
  ...over,
});

export const answerFields = (over: Fields = {}): Fields => ({
  version: "1",
  reference: "INT/0441/26",
  ...day("receivedOn", ["2026", "11", "23"]),
  outcome: "",
  note: "",
  ...over,
});

/** Turns ways of handing over on, as a partnership does. */
export const turnOn = (app: TestApp, ways: readonly ("file" | "api" | "mail")[]) =>
  app.query(
    `update directory.configuration set body = jsonb_set(body, '{handOver}', $1::jsonb) where kind = 'intelligence'`,
    [
      JSON.stringify({
        file: ways.includes("file"),
        api: ways.includes("api"),
        mail: ways.includes("mail"),
      }),
    ],
  );

/** Sends it, and answers its id. */
export async function anEntry(sender: Client, over: Fields = {}): Promise<string> {
  const sent = await sender.post("/intelligence/send", sendFields(over));
  if (sent.status !== 303)
    throw new Error(`not sent: ${sent.page.errors.map(({ text }) => text).join()}`);
  return (sent.location ?? "").split("/").at(-1) ?? "";
}

/** Sends it and has it sanitised. */
export async function aProduct(
  sender: Client,
  officer: Client,
  { sent = {}, product = {} }: { readonly sent?: Fields; readonly product?: Fields } = {},
): Promise<string> {
  const id = await anEntry(sender, sent);
  const answer = await officer.post(`/intelligence/${id}/sanitise`, sanitiseFields(product));
  if (answer.status !== 303)
    throw new Error(`not sanitised: ${answer.page.errors.map(({ text }) => text).join()}`);
  return id;
}
