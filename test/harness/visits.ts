import { newId } from "../../src/kernel/ids.ts";
import type { TestDatabase } from "./database.ts";
import { aDay } from "./pathway.ts";
import { staffIdOf } from "./sign-in.ts";

type Fields = Record<string, string>;

/** A visit on a day of November, by one of the cast. */
export async function visitForm(
  database: TestDatabase,
  key: string,
  more: Fields = {},
): Promise<Fields> {
  return {
    ...aDay("visited", 20),
    "visited-time": "16:10",
    later: "",
    visitedBy: await staffIdOf(database, key),
    togetherWith: "",
    purpose: "planned",
    setting: "home",
    outcome: "alone",
    observed: "Was at home, and well",
    nextStep: "",
    sentKey: newId(),
    ...more,
  };
}

export const warningForm = (more: Fields = {}): Fields => ({
  kind: "two-visit",
  wording: "Never go alone",
  source: "Police",
  ...aDay("since", 2),
  ...aDay("review", 20, 12),
  ...more,
});

/** The beginning of what a telephone records. */
export const aRecording: Buffer = Buffer.concat([
  Buffer.from([0, 0, 0, 28]),
  Buffer.from("ftypM4A \0\0\0\0M4A isommp42", "latin1"),
  Buffer.alloc(2_000, 7),
]);
