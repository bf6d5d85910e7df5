import type { Answer, Client } from "./client.ts";

type Fields = Readonly<Record<string, string>>;

const day = (name: string, [year, month, date]: readonly [string, string, string]) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

/** A taxi of another area, right in every field. */
export const licenceFields = (over: Fields = {}): Fields => ({
  kind: "vehicle",
  holder: "Qxplate 114",
  number: "NV 114",
  authority: "Northvale Council",
  where: "elsewhere",
  source: "Public register of licences",
  ...over,
});

export const referFields = (over: Fields = {}): Fields => ({
  ground: "Qxground: offers lifts that are not booked near a school",
  ...day("knownOn", ["2026", "11", "23"]),
  ...over,
});

export const sentFields = (over: Fields = {}): Fields => ({
  version: "1",
  sentTo: "Licensing team, by secure mail",
  ...day("sentOn", ["2026", "11", "23"]),
  wording: "",
  ...over,
});

export const checkedFields = (over: Fields = {}): Fields => ({
  version: "2",
  outcome: "nothing",
  ...day("checkedOn", ["2026", "11", "23"]),
  wording: "",
  ...over,
});

export const answeredFields = (over: Fields = {}): Fields => ({
  version: "3",
  outcome: "suspended",
  ...day("answeredOn", ["2026", "11", "23"]),
  theirReference: "Qxnv 231",
  wording: "Suspended until its operator has answered",
  ...over,
});

const accepted = (answer: Answer): Answer => {
  if (answer.status !== 303) throw new Error(`not taken: ${answer.status} ${answer.page.text}`);
  return answer;
};

/** A licence of a subject, by who reads it. */
export async function aLicence(by: Client, thingId: string, over: Fields = {}): Promise<string> {
  const at = `/subjects/${thingId}/licences`;
  accepted(await by.post(`${at}/new`, licenceFields(over)));
  const { html } = await by.get(at);
  const ids = [...html.matchAll(/licences\/([0-9a-f-]{36})\/refer/g)].map(([, id = ""]) => id);
  return ids[0] ?? "";
}

/** Referred to the authority that issued it. */
export async function aLicensingReferral(
  by: Client,
  thingId: string,
  { licence = {}, refer = {} }: { readonly licence?: Fields; readonly refer?: Fields } = {},
): Promise<string> {
  const licenceId = await aLicence(by, thingId, licence);
  const at = `/subjects/${thingId}/licences/${licenceId}/refer`;
  const sent = accepted(await by.post(at, referFields(refer)));
  return (sent.location ?? "").split("/").at(-1) ?? "";
}
