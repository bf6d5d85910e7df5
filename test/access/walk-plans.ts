import type { TestApp } from "../harness/app.ts";
import { paperForm } from "../harness/papers.ts";

type ReadQuery = {
  readonly path: string;
  readonly place: { readonly child: { readonly personId: string } } | undefined;
};

const today = (prefix: string) => ({
  [`${prefix}-day`]: "23",
  [`${prefix}-month`]: "11",
  [`${prefix}-year`]: "2026",
});

const voice = {
  said: "I want it to stop",
  ...today("saidOn"),
  setting: "school",
  present: "The school",
  recordedHow: "at-once",
  ratingAsked: "not-asked",
};

/** A form of the safety plan or of the child's words that is right in every field. */
export async function planForm(
  app: TestApp,
  { path, place }: ReadQuery,
): Promise<Record<string, string>> {
  const versionOf = async (table: string, open: string): Promise<string> => {
    const rows = await app.query<{ version: number }>(
      `select version from protect.${table} where person_id = $1 ${open}`,
      [place?.child.personId],
    );
    return String(rows[0]?.version ?? 0);
  };
  const last = path.split("/").at(-1) ?? "";
  if (last === "voice") return voice;
  if (last === "papers") return paperForm;
  if (last === "outcomes") return { wording: "Sleeps at home", why: "" };
  if (last === ":planPart") return { happens: "Not home", response: "Ring", who: "The carer" };
  if (last === "wants") {
    return {
      childWants: "To be asked",
      version: await versionOf("plans", "and closed_on is null"),
    };
  }
  if (last === "close") {
    return { reason: "It holds", version: await versionOf("plans", "and closed_on is null") };
  }
  if (last === "carer") {
    return { ring: "The team: 020 7946 0100", version: await versionOf("carer_sheets", "") };
  }
  if (last === "agree") {
    const review = { "reviewBy-day": "5", "reviewBy-month": "1", "reviewBy-year": "2027" };
    return { ...today("agreedOn"), ...review, agreedWith: "The child", seen: "not read" };
  }
  return {};
}

/** Of a vulnerability profile. */
export const anEntry = (): Record<string, string> => ({
  area: "home",
  side: "strength",
  wording: "Sleeps at home",
  source: "child",
  "notedOn-day": "23",
  "notedOn-month": "11",
  "notedOn-year": "2026",
});
