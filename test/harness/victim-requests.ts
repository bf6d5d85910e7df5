import type { TestApp } from "./app.ts";
import type { Answer, Client } from "./client.ts";
import type { Child } from "./factories.ts";
import { dayOf } from "./family-network.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

export const requestsAt = ({ personId }: Pick<Child, "personId">): string =>
  `/children/${personId}/victim-requests`;

/** A request of police that is right in every field: a record, minutes and the notes of an ISVA. */
export const requestFields = (over: Fields = {}): Fields => ({
  asker: "police",
  askerName: "DC Ray Fox, Eastmoor Police",
  forceReference: "QX/44A/1",
  written: "form",
  ...dayOf("askedOn", "2026-11-20"),
  enquiry: "Whether she was at the flat in Sable Street on 4 October",
  necessity: "No other witness saw who came and went",
  materials: ["case-record", "meetings", "isva"],
  ...dayOf("dueOn", "2026-12-18"),
  ...over,
});

/** Records a request; answers which. */
export async function aRequest(by: Client, child: Child, over: Fields = {}): Promise<string> {
  const answer = await by.post(`${requestsAt(child)}/new`, requestFields(over));
  if (answer.status !== 303) throw new Error(`not recorded: ${answer.page.text}`);
  return (answer.location ?? "").split("/").at(-1) ?? "";
}

type Sending = {
  readonly child: Child;
  readonly id: string;
  readonly name: string;
  readonly form: Fields;
};

/** Sends a step with the version that stands now. */
export async function sendStep(
  app: TestApp,
  by: Client,
  { child, id, name, form }: Sending,
): Promise<Answer> {
  const [row] = await app.query<{ version: number }>(
    "select version from protect.victim_requests where victim_request_id = $1",
    [id],
  );
  const version = String(row?.version ?? 0);
  return by.post(`${requestsAt(child)}/${id}/${name}`, { version, ...form });
}

/** The record in part, the minutes not, and nothing chosen on the counselling-type notes. */
export const decideFields = (over: Fields = {}): Fields => ({
  "outcome.case-record": "part",
  "reason.case-record": "Only what bears on 4 October",
  "outcome.meetings": "refuse",
  "reason.meetings": "Other children are named in them",
  "outcome.isva": "",
  "reason.isva": "",
  "valueReason.isva": "",
  ...over,
});
