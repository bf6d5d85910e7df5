import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { decisionFields, termFields } from "../harness/commissioning.ts";
import { aChild } from "../harness/factories.ts";
import { aService, onTheList, referForm } from "../harness/recovery.ts";

let app: TestApp;
let commissioner: Client;
let coordinator: Client;
let provider: Client;
let lead: Client;
let service: string;
const at = (part = ""): string => `/commissioning/${service}${part}`;
beforeAll(async () => {
  app = await anApp();
  commissioner = await app.signIn("commissioner");
  coordinator = await app.signIn("coordinator");
  provider = await app.signIn("youthworker");
  lead = await app.signIn("lead");
  service = await aService(app, { name: "Qxlight advisers" });
});
afterAll(() => app.close());

const contact = { email: "youthworker@eastmoor.example" };

describe("terms of a service of the directory", () => {
  test.each([
    [{ capacity: "-3" }, {}, "Enter a whole number from 0 to 10,000"],
    [{ cost: "1.5" }, {}, "Enter a whole number from 0 to 100,000,000"],
    [{}, { contractUntil: "2026-03-31" }, "It must not end before it begins"],
    [{}, { noticeOn: "2027-04-01" }, "Notice date must be between the beginning and the end"],
    [{ kind: "no-kind" }, {}, "Choose the kind of support"],
    [{ outcomes: "" }, {}, "Enter the outcomes expected"],
  ])("that are wrong are refused beside the field: %o %o", async (over, dates, says) => {
    const answer = await commissioner.post(at("/terms"), termFields(over, dates));
    expect([answer.status, answer.page.errors[0]?.text]).toEqual([422, says]);
  });

  test("are kept by who keeps services, and read by the provider of this one alone", async () => {
    expect((await commissioner.post(at("/terms"), termFields())).status).toBe(303);
    const page = await commissioner.get(at());
    for (const says of ["£90,000", "ISVA for children (child ISVA)", "31 December 2026"])
      expect(page.page.text).toContain(says);
    for (const client of [provider, lead, await app.signIn("councillor")]) {
      expect((await client.get(at())).status).toBe(404);
      expect((await client.get("/commissioning")).status).toBe(403);
      expect((await client.post(at("/terms"), termFields())).status).toBe(403);
      expect((await client.get("/api/commissioning")).status).toBe(403);
    }
  });
});

describe("a contract whose notice date comes in 90 days", () => {
  test("stands on the commissioner's home, My work and Overdue with its unmet need until it is decided, once", async () => {
    for (const [client, home] of [
      [commissioner, "/home"],
      [coordinator, "/work"],
    ] as const) {
      const { html } = await client.get(home);
      expect([home, html.includes("/overdue/contracts")]).toEqual([home, true]);
    }
    expect((await commissioner.get("/home")).page.text).toContain("Qxlight advisers");
    const list = await commissioner.get("/overdue/contracts");
    expect(list.page.text).toContain("Qxlight advisers");
    expect((await coordinator.get("/overdue/services")).html).toContain("/overdue/contracts");
    const [one, other] = await Promise.all([
      commissioner.post(at("/decision"), decisionFields()),
      coordinator.post(at("/decision"), decisionFields({ decision: "end" })),
    ]);
    expect([one.status, other.status].toSorted()).toEqual([303, 409]);
    expect((await commissioner.get("/overdue/contracts")).page.text).not.toContain("Qxlight");
    expect((await commissioner.get("/home")).html).not.toContain('href="/overdue/contracts"');
  });

  test("is not shown before, and a pilot is decided on in the same way", async () => {
    const [later, pilot] = [
      await aService(app, { name: "Qxlater mentoring" }),
      await aService(app, { name: "Qxpilot work" }),
    ];
    await commissioner.post(
      `/commissioning/${later}/terms`,
      termFields({}, { noticeOn: "2027-02-23" }),
    );
    const ends = { contractUntil: "2026-11-30", noticeOn: "2026-11-10" };
    await commissioner.post(
      `/commissioning/${pilot}/terms`,
      termFields({ agreement: "pilot" }, ends),
    );
    const { text } = (await commissioner.get("/overdue/contracts")).page;
    expect(text).not.toContain("Qxlater");
    expect(text).toMatch(/Qxpilot work.*Pilot.*Overdue/s);
    expect((await commissioner.post(`/commissioning/${pilot}/decision`, {})).status).toBe(422);
    await commissioner.post(`/commissioning/${pilot}/decision`, decisionFields());
    expect((await commissioner.get("/overdue/contracts")).page.text).not.toContain("Qxpilot");
  });
});

describe("a monthly return", () => {
  const month = "/returns/2026-10";

  test("is for a contact, whom somebody else named", async () => {
    expect((await provider.get(at(month))).status).toBe(404);
    const own = { email: "commissioner@eastmoor.example" };
    const self = await commissioner.post(at("/contacts"), own);
    expect(self.page.errors[0]?.text).toBe("Someone else has to name you");
    expect((await commissioner.post(at("/contacts"), contact)).status).toBe(303);
    const again = await commissioner.post(at("/contacts"), contact);
    expect(again.page.errors[0]?.text).toBe("They are a contact of this service already");
    expect((await provider.get(at())).page.text).toContain("£90,000");
    expect((await commissioner.get(at(month))).status).toBe(404);
    expect((await provider.get(`/services/${service}`)).status).toBe(200);
  });

  test("is filled in from what direct work knows, is sent once, and shows the commissioner no small number", async () => {
    for (let count = 0; count < 3; count += 1) {
      const child = await aChild(app, { familyName: `Qxreturn${count}` });
      const form = referForm(service, { "on-day": "20", "on-month": "10", "on-year": "2026" });
      const made = await lead.post(`/children/${child.personId}/services/new`, form);
      expect(made.status).toBe(303);
    }
    const { fields } = (await provider.get(at(month))).page;
    expect(fields).toMatchObject({ places: "20", referred: "3", started: "0", waiting: "3" });
    const sent = { places: "20", referred: "3", started: "0", ended: "0", waiting: "3" };
    const wrong = await provider.post(at(month), { ...sent, places: "-1" });
    expect(wrong.page.errors[0]?.text).toBe("Enter a whole number from 0 to 10,000");
    expect((await provider.post(at(month), { ...sent, wording: "A vacancy" })).status).toBe(303);
    const twice = await provider.post(at(month), sent);
    expect(twice.page.errors[0]?.text).toBe("The return for October 2026 is here already");
    expect((await provider.get(at())).page.text).toMatch(/October 2026.*3.*A vacancy/s);
    const read = (await commissioner.get(at())).page.text;
    expect(read).toMatch(/October 2026.*not shown.*A vacancy/s);
    for (const far of ["2025-10", "2026-11", "2027-01"])
      expect((await provider.get(at(`/returns/${far}`))).status).toBe(404);
  });

  test("that was wrong is corrected with a reason by its contact, and the one before stays", async () => {
    const correct = `${month}/correct`;
    expect((await provider.get(at("/returns/2026-08/correct"))).status).toBe(404);
    for (const other of [commissioner, lead])
      expect((await other.get(at(correct))).status).toBe(404);
    const { fields } = (await provider.get(at(correct))).page;
    expect(fields).toMatchObject({ places: "20", referred: "3", version: "1", reason: "" });
    const right = { ...fields, referred: "8", started: "6", ended: "5", waiting: "7" };
    const without = await provider.post(at(correct), { ...right, reason: "" });
    expect(without.page.errors[0]?.text).toBe("Enter why it is corrected");
    expect(without.page.fields["referred"]).toBe("8");
    const sent = { ...right, reason: "Five came by a school" };
    expect((await provider.post(at(correct), sent)).status).toBe(303);
    expect((await provider.post(at(correct), { ...sent, referred: "9" })).status).toBe(409);
    const own = (await provider.get(at())).page.text;
    expect(own).toMatch(/October 2026.*8.*Five came by a school.*Before: 3 referred/s);
    // What was small before it was corrected is not said to who buys the service, and neither is what it became.
    const read = (await commissioner.get(at())).page.text;
    expect(read).toMatch(/not shown.*Five came by a school.*Before: not shown/s);
    expect((await provider.get("/commissioning/returns")).page.text).toContain("Returned");
    await expect(
      app.query(
        "update directory.service_returns set replaces_id = service_return_id, reason = 'x'",
      ),
    ).rejects.toThrow();
  });

  test("of a sensitive service is filled in for its list alone", async () => {
    const secret = await aService(app, { name: "Qxsecret clinic", shownAs: "A health service" });
    await commissioner.post(`/commissioning/${secret}/contacts`, contact);
    const child = await aChild(app, { familyName: "Qxsecretly" });
    const form = referForm(secret, { "on-day": "20", "on-month": "10", "on-year": "2026" });
    await lead.post(`/children/${child.personId}/services/new`, form);
    const address = `/commissioning/${secret}${month}`;
    expect((await provider.get(address)).page.fields["referred"]).toBe("0");
    await onTheList(app, secret, "youthworker");
    expect((await provider.get(address)).page.fields["referred"]).toBe("1");
  });

  test("is no more theirs when somebody else answers for the service", async () => {
    const [row] = await app.query<{ id: string }>(
      "select service_contact_id as id from directory.service_contacts where service_id = $1",
      [service],
    );
    expect((await commissioner.post(at(`/contacts/${row?.id ?? ""}/end`), {})).status).toBe(303);
    expect((await commissioner.post(at(`/contacts/${row?.id ?? ""}/end`), {})).status).toBe(404);
    for (const address of [at(), at("/returns/2026-09")])
      expect((await provider.get(address)).status).toBe(404);
  });
});
