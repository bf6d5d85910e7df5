import { expect } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import type { Client } from "./client.ts";

/** A concern that is right in every field, as the form sends it. */
export const aConcernForm = {
  danger: "no",
  givenName: "Keira",
  familyName: "Doyle",
  birth: "",
  "bornOn-day": "9",
  "bornOn-month": "3",
  "bornOn-year": "2012",
  age: "",
  worry: "Came to school on Monday with a new phone and says that a man gave it to her.",
  ringName: "Claire Hale",
  ringPhone: "020 7946 0131",
};

/** Sends a concern by the page that people use; answers its id. */
export async function sendAs(
  client: Client,
  typed: Readonly<Record<string, string>> = {},
): Promise<string> {
  const answer = await client.post("/concerns", { id: newId(), ...aConcernForm, ...typed });
  expect([answer.status, answer.page.errors]).toEqual([303, []]);
  return answer.location?.split("/")[2] ?? "";
}
