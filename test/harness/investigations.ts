import type { TestApp } from "./app.ts";
import type { Answer, Client } from "./client.ts";
import type { Child } from "./factories.ts";
import { dayOf } from "./family-network.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

export const investigationsAt = ({ personId }: Pick<Child, "personId">): string =>
  `/children/${personId}/investigations`;

/** An investigation that is right in every field. */
export const investigationFields = (over: Fields = {}): Fields => ({
  operation: "Qxlapwing",
  references: "QX/26/1001\nQX/26/1002",
  force: "Eastmoor Police",
  officer: "",
  officerName: "DC Ray Fox",
  flags: ["cse", "online"],
  entitlement: "enhanced",
  ...dayOf("openedOn", "2026-11-20"),
  ...over,
});

/** Records an investigation; answers which. */
export async function anInvestigation(
  by: Client,
  child: Child,
  over: Fields = {},
): Promise<string> {
  const answer = await by.post(`${investigationsAt(child)}/new`, investigationFields(over));
  if (answer.status !== 303) throw new Error(`not recorded: ${answer.page.text}`);
  return (answer.location ?? "").split("/").at(-1) ?? "";
}

/** What the child is told, right in every field. */
export const updateFields = (over: Fields = {}): Fields => ({
  about: "progress",
  told: "child",
  toldName: "",
  way: "in-person",
  ...dayOf("toldOn", "2026-11-23"),
  doneBy: "DC Ray Fox",
  why: "",
  "nextOn-day": "",
  "nextOn-month": "",
  "nextOn-year": "",
  ...over,
});

type Sending = {
  readonly child: Child;
  readonly id: string;
  readonly name: string;
  readonly form: Fields;
};

/** Sends a step with the version that stands now. */
export async function sendInvestigation(
  app: TestApp,
  by: Client,
  { child, id, name, form }: Sending,
): Promise<Answer> {
  const [row] = await app.query<{ version: number }>(
    "select version from protect.investigations where investigation_id = $1",
    [id],
  );
  const version = String(row?.version ?? 0);
  return by.post(`${investigationsAt(child)}/${id}/${name}`, { version, ...form });
}
