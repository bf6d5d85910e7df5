import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { agencyIdOf } from "../harness/leads.ts";

/** Who knows who to ring, before and after a campaign: stated by agencies, in numbers. */
let app: TestApp;
let training: Client;
let school: Client;
let agency: string;
let campaign: string;
beforeAll(async () => {
  app = await anApp();
  training = await app.signIn("training");
  school = await app.signIn("school");
  agency = await agencyIdOf(app, "school");
  const added = await training.post("/training/awareness/campaigns/new", {
    name: "Qxcampaign: ring first",
    about: "Posters and a talk for every staff room",
    ...dayOf("fromOn", "2026-10-01"),
  });
  expect(added.status).toBe(303);
  const [row] = await app.query<{ id: string }>(
    "select campaign_id as id from directory.campaigns",
  );
  campaign = row?.id ?? "";
});
afterAll(() => app.close());

const dayOf = (name: string, iso: string) => {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");
const count = (over: Readonly<Record<string, string>> = {}) => ({
  campaign,
  body: `agency:${agency}`,
  ...dayOf("askedOn", "2026-11-10"),
  asked: "40",
  before: "12",
  after: "31",
  ...over,
});
const form = "/training/awareness/counts/new";

describe("who knows who to ring", () => {
  test("is stated by who keeps training there, and read by everybody in numbers, before and after", async () => {
    expect((await training.post(form, count())).status).toBe(303);
    const { page, html } = await school.get("/training/awareness");
    expect(page.text).toContain("12 (30%)");
    expect(page.text).toContain("31 (78%)");
    expect(html).toContain("30% before, 78% after");
    expect((await training.get("/home")).page.text).toContain("30% before, 78% after, of 40 asked");
    expect((await school.get("/training")).html).toContain('href="/training/awareness"');
    expect((await school.get(form)).status).toBe(404);
    expect((await school.post(form, count())).status).toBe(404);
    expect((await school.get("/training/awareness/campaigns/new")).status).toBe(403);
  });

  test("is not counted of a few, and wrong numbers come back beside their field", async () => {
    for (const [over, message] of [
      [{ asked: "4" }, "Enter a whole number from 5 to 100,000"],
      [{ asked: "-9" }, "Enter a whole number from 5 to 100,000"],
      [{ before: "41" }, "It cannot be more than were asked"],
      [{ after: "41" }, "It cannot be more than were asked"],
      [{ campaign: agency }, "Choose the campaign"],
      [dayOf("askedOn", "2031-01-01"), "must be"],
    ] as const) {
      const answer = await training.post(form, count(over));
      expect(answer.status, message).toBe(422);
      expect(said(answer)).toContain(message);
    }
  });

  test("shows no small number, and no sum from which one could be worked out", async () => {
    const other = await agencyIdOf(app, "police");
    const small = count({ body: `agency:${other}`, asked: "30", before: "2", after: "29" });
    expect((await training.post(form, small)).status).toBe(303);
    expect((await training.get("/training/awareness")).page.text).toContain("2 (7%)");
    const read = await school.get("/training/awareness");
    expect(read.page.text).toContain("Too few to show");
    expect(read.page.text).not.toContain("2 (7%)");
    const sums = await school.get("/training/awareness?by=campaign");
    expect(sums.page.text).toContain("12 (30%)");
    expect(sums.page.text).not.toContain("70");
    const { awareness } = JSON.parse((await school.get("/api/training/awareness")).html) as {
      awareness: readonly { asked: number; beforePercent: number | null }[];
    };
    expect(awareness.find(({ asked }) => asked === 30)?.beforePercent).toBeNull();
  });

  test("of one campaign under two names is refused", async () => {
    const again = await training.post("/training/awareness/campaigns/new", {
      name: "QXCAMPAIGN: ring first",
      about: "Words",
      ...dayOf("fromOn", "2026-10-01"),
    });
    expect(said(again)).toBe("A campaign has this name already");
  });
});
