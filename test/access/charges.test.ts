import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { chargeFields } from "../harness/charges.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { dayOf } from "../harness/family-network.ts";
import { shutOut } from "../harness/for-machines.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** What a child was charged with while exploited: what was considered, who was asked, by when, and who gets in. */
let app: TestApp;
let lead: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  child = await aChild(app, { familyName: "Qxcharged", givenName: "Ada" });
}, 180_000);
afterAll(() => app.close());

type Fields = Readonly<Record<string, string>>;
const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");
const chargesOf = ({ personId }: Child): string => `/children/${personId}/charges`;

const askedFields = (over: Fields = {}): Fields => ({
  about: "police",
  ...dayOf("happenedOn", "2026-11-20"),
  ...dayOf("answerBy", "2026-12-01"),
  wording: "The lead practitioner, on section 45",
  ...over,
});

async function aCharge(of: Child = child, by: Client = lead): Promise<string> {
  const answer = await by.post(`${chargesOf(of)}/new`, chargeFields());
  if (answer.status !== 303) throw new Error(said(answer));
  return answer.location ?? "";
}

/** With the version that its writer read. */
async function send(path: string, step: string, form: Fields, by = lead): Promise<Answer> {
  const { version = "" } = (await by.get(path)).page.fields;
  return by.post(`${path}/${step}`, { version, ...form });
}

const dueOf = async (path: string): Promise<string | null> =>
  (
    await app.query<{ due: string | null }>(
      "select due_on::text as due from protect.child_charges where child_charge_id = $1",
      [path.split("/").at(-1) ?? ""],
    )
  )[0]?.due ?? null;

describe("a charge or caution", () => {
  test("has what was considered, is asked about, answered, looked at again and closed, and is kept", async () => {
    const path = await aCharge();
    expect(await dueOf(path)).toBe("2026-12-20");
    const page = (await lead.get(path)).page.text;
    for (const words of ["Cautioned: Qxoffence", "It was not considered", "A referral to the NRM"])
      expect(page).toContain(words);
    expect((await send(path, "asked", askedFields())).status).toBe(303);
    expect(await dueOf(path)).toBe("2026-12-01");
    const answer = { about: "pending", ...dayOf("happenedOn", "2026-11-23"), wording: "Not yet" };
    const again = dayOf("reviewBy", "2027-02-01");
    expect((await send(path, "answered", { ...answer, ...again })).status).toBe(303);
    expect(await dueOf(path)).toBe("2026-12-01");
    const deleted = { ...answer, about: "deleted", ...again };
    expect((await send(path, "answered", deleted)).status).toBe(303);
    expect(await dueOf(path)).toBe("2027-02-01");
    const looked = { wording: "Advice awaited", ...dayOf("reviewBy", "2027-03-01") };
    expect((await send(path, "looked-at", looked)).status).toBe(303);
    expect(await dueOf(path)).toBe("2027-03-01");
    const { version = "" } = (await lead.get(path)).page.fields;
    expect((await lead.post(`${path}/closed`, { version, wording: "Deleted" })).status).toBe(303);
    expect((await lead.post(`${path}/closed`, { version, wording: "Twice" })).status).toBe(409);
    expect(await dueOf(path)).toBeNull();
    const kept = (await lead.get(path)).page.text;
    for (const words of [
      "Asked to review it, 20 November 2026",
      "deleted or disregarded",
      "Closed",
    ])
      expect(kept).toContain(words);
    const chronology = (await lead.get(`/children/${child.personId}/chronology`)).page.text;
    expect(chronology).not.toContain("Qxoffence");
  });

  test("is refused beside what is wrong, keeps what was typed, and tells the second of two", async () => {
    const wrong = await lead.post(`${chargesOf(child)}/new`, {
      ...chargeFields({ kind: "", section45: "maybe", nrmBasis: "", offence: "Qxtyped" }),
      ...dayOf("decidedOn", "2026-12-24"),
      ...dayOf("reviewBy", "2026-11-24"),
    });
    expect(wrong.status).toBe(422);
    for (const words of [
      "Choose what happened",
      "Choose whether section 45",
      "Enter who considered it",
      "after today",
    ])
      expect(said(wrong)).toContain(words);
    expect(wrong.html).toContain("Qxtyped");
    const path = await aCharge();
    const early = await send(path, "asked", {
      ...askedFields({ wording: "Qxkept" }),
      ...dayOf("happenedOn", "2026-09-30"),
      ...dayOf("answerBy", "2026-09-01"),
    });
    expect(early.status).toBe(422);
    expect(said(early)).toContain("not be before the charge");
    expect(said(early)).toContain("not be before they were asked");
    expect(early.html).toContain("Qxkept");
    expect((await send(path, "asked", askedFields({ version: "1" }))).status).toBe(303);
    const late = await send(path, "asked", askedFields({ version: "1", wording: "Qxlate" }));
    expect(late.status).toBe(409);
    expect(late.html).toContain("Qxlate");
  });
});

describe("who gets in", () => {
  test("it is due at the home and around the child, and not outside at the door", async () => {
    const own = await aChild(app, { familyName: "Qxdue" });
    const path = await aCharge(own);
    await app.query(
      "update protect.child_charges set review_by = '2026-11-23' where child_charge_id = $1",
      [path.split("/").at(-1) ?? ""],
    );
    const listed = await lead.get("/charges?show=due");
    expect(listed.html).toContain(own.reference);
    expect((await lead.get("/work")).html).toContain("/charges?show=due");
    const around = "Review of a charge or caution of the child";
    expect((await lead.get(`/children/${own.personId}/worry`)).page.text).toContain(around);
    expect((await lead.get(`/children/${own.personId}/door`)).page.text).not.toContain(around);
  });

  test("the API says what is to be reviewed and by when, and not what for", async () => {
    const own = await aChild(app, { familyName: "Qxasked" });
    const path = await aCharge(own);
    const { html, status } = await lead.get("/api/charges");
    expect(status).toBe(200);
    const all = JSON.parse(html) as { readonly charges: readonly { readonly reference: string }[] };
    expect(all.charges.find(({ reference }) => reference === own.reference)).toEqual({
      chargeId: path.split("/").at(-1),
      personId: own.personId,
      reference: own.reference,
      section45: "not-considered",
      nrm: "referred",
      reviewBy: "2026-12-20",
      answerBy: null,
      closedOn: null,
      isDue: false,
    });
    for (const word of ["Qxoffence", "cautioned", "Carried for others", "No solicitor"])
      expect(html).not.toContain(word);
    const police = await app.signIn("police");
    expect((await police.get("/api/charges")).html).not.toContain(own.reference);
  });

  test("nobody out of reach, nobody of a restricted child, and nobody who is shut out", async () => {
    const path = await aCharge();
    const police = await app.signIn("police");
    expect((await police.get(path)).status).toBe(404);
    expect((await police.get(chargesOf(child))).status).toBe(404);
    expect((await police.post(`${path}/asked`, askedFields({ version: "1" }))).status).toBe(404);
    expect((await police.get("/charges")).html).not.toContain(child.reference);
    await letIn(app, child, "police");
    expect((await police.get(path)).status).toBe(200);
    expect((await (await app.signIn("nurse")).post(`${path}/asked`, askedFields())).status).toBe(
      403,
    );
    const own = await aChild(app);
    const hidden = await aCharge(own);
    const manager = await app.signIn("manager");
    expect((await manager.get(hidden)).status).toBe(200);
    await restrict(app, own);
    expect((await manager.get(hidden)).status).toBe(404);
    expect((await manager.get("/charges")).html).not.toContain(own.reference);
    await shutOut(app, child, await staffIdOf(app, "lead"));
    expect((await lead.get(path)).status).toBe(404);
  });
});
