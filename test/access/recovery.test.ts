import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import {
  aService,
  contactForm,
  onTheList,
  outcomesForm,
  referForm,
  sessionForm,
  workForm,
} from "../harness/recovery.ts";
import { aDay } from "../harness/pathway.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

const instead = "A health service: ask the designated nurse";

let app: TestApp;
let lead: Client;
let child: Child;
let open: string;
let secret: string;
let referral: string;
let work: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  child = await aChild(app, { familyName: "Qxrecovery", level: 2 });
  for (const key of ["school", "youthworker", "police", "chair", "nurse"]) {
    await letIn(app, child, key);
  }
  open = await aService(app, { name: "Qxopen mentoring" });
  secret = await aService(app, { name: "Qxsecret clinic", shownAs: instead });
  await onTheList(app, secret, "youthworker");
  const base = `/children/${child.personId}`;
  await lead.post(`${base}/services/new`, referForm(open));
  const made = await lead.post(
    `${base}/services/new`,
    referForm(secret, { wording: "Qxsecret words" }),
  );
  referral = made.location ?? "";
  const begun = await lead.post(
    `${base}/recovery/new`,
    workForm({ service: secret, workerKind: "therapy", goal: "", agency: "Qxsecret agency" }),
  );
  work = begun.location ?? "";
  await lead.post(`${work}/session`, contactForm());
});
afterAll(() => app.close());

const pages = (personId: string) => [
  `/children/${personId}/recovery`,
  `/api/children/${personId}/recovery`,
];

describe("a sensitive service", () => {
  test.each(["lead", "youthworker", "nurse"])(
    "is read by who referred, its list and the permission: %s",
    async (key) => {
      const client = await app.signIn(key);
      for (const address of pages(child.personId)) {
        const { html } = await client.get(address);
        expect([key, address, html.includes("Qxsecret clinic")]).toEqual([key, address, true]);
        expect(html).not.toContain(instead);
      }
      expect((await client.get(referral)).page.text).toContain("Qxsecret words");
      expect((await client.get(work)).status).toBe(200);
    },
  );

  test.each(["coordinator", "mash", "manager", "school", "police", "chair"])(
    "is words alone for everybody else who reaches the child: %s",
    async (key) => {
      const client = await app.signIn(key);
      for (const address of pages(child.personId)) {
        const { html, status } = await client.get(address);
        expect([key, status]).toEqual([key, 200]);
        expect(html).toContain("Qxopen mentoring");
        expect(html).not.toContain("Qxsecret");
        expect(html.split(instead)).toHaveLength(2);
      }
      for (const address of [referral, work, `${work}/session`, `${work}/end`]) {
        const { status, html } = await client.get(address);
        expect([404, 403]).toContain(status);
        expect(html).not.toContain("Qxsecret");
      }
      expect([404, 403]).toContain((await client.post(referral, { step: "waiting" })).status);
      expect([404, 403]).toContain((await client.post(`${work}/session`, contactForm())).status);
    },
  );

  test("is in nobody else's list, counts or chronology", async () => {
    for (const key of ["coordinator", "mash", "manager", "school"]) {
      const client = await app.signIn(key);
      for (const address of ["/overdue/services", "/overdue/services?show=late", "/work"]) {
        expect((await client.get(address)).html).not.toContain("Qxsecret");
      }
      const { page } = await client.get("/overdue/services");
      expect([key, page.text.includes("1 waiting")]).toEqual([key, true]);
    }
    const chronology = await lead.get(`/children/${child.personId}/chronology`);
    expect(chronology.html).toContain("Qxopen mentoring");
    expect(chronology.html).not.toContain("Qxsecret");
    expect((await lead.get("/overdue/services")).page.text).toContain("2 waiting");
  });

  test("is read no longer by someone who was taken off its list", async () => {
    const client = await app.signIn("police");
    await onTheList(app, secret, "police");
    expect((await client.get(referral)).status).toBe(200);
    const keeper = await app.signIn("coordinator");
    const [row] = await app.query<{ id: string }>(
      `select r.service_reader_id as id from directory.service_readers r join directory.staff s using (staff_id)
       where r.service_id = $1 and s.email like 'police@%'`,
      [secret],
    );
    const end = `/services/${secret}/readers/${row?.id ?? ""}/end`;
    expect((await lead.post(end, {})).status).toBe(403);
    expect((await keeper.post(end, {})).status).toBe(303);
    expect((await client.get(referral)).status).toBe(404);
  });

  test("opens no record: on the list, and out of reach", async () => {
    const other = await aChild(app, { familyName: "Qxfar", level: 2 });
    const made = await lead.post(`/children/${other.personId}/services/new`, referForm(secret));
    const client = await app.signIn("youthworker");
    expect((await client.get(made.location ?? "")).status).toBe(404);
    for (const address of pages(other.personId)) {
      expect((await client.get(address)).status).toBe(404);
    }
  });

  test("that becomes one hides what was recorded before", async () => {
    const other = await aChild(app, { level: 2 });
    const later = await aService(app, { name: "Qxlater" });
    const made = await lead.post(`/children/${other.personId}/services/new`, referForm(later));
    const client = await app.signIn("manager");
    expect((await client.get(made.location ?? "")).status).toBe(200);
    await app.query(
      "update directory.services set is_sensitive = true, shown_as = $2 where service_id = $1",
      [later, instead],
    );
    expect((await client.get(made.location ?? "")).status).toBe(404);
    expect((await client.get(`/children/${other.personId}/recovery`)).html).not.toContain(
      "Qxlater",
    );
  });
});

describe("the database holds", () => {
  test("that of therapy there are no words, whoever writes", async () => {
    const insert = (column: string, value: string) =>
      app.query(
        `insert into protect.work_sessions (work_session_id, partnership_id, person_id, direct_work_id, is_therapy, begun_by, held_on,
           setting, attendance, worker, ${column}, recorded_by, recorded_at)
         select gen_random_uuid(), partnership_id, person_id, direct_work_id, false, begun_by, '2026-11-20', 'home', 'seen', 'Jo', ${value},
           begun_by, now() from protect.direct_work where direct_work_id = $1`,
        [work.split("/").at(-1)],
      );
    for (const [column, value] of [
      ["done", "'Talked'"],
      ["goal", "'A goal'"],
      ["next_step", "'Next'"],
      ["rating", "4"],
      ["did_not_say", "true"],
    ] as const) {
      await expect(insert(column, value)).rejects.toThrow("work_sessions_therapy_check");
    }
  });
});

describe("who may", () => {
  test("record is the practitioners of the child; others of the professional network read", async () => {
    const base = `/children/${child.personId}`;
    const begun = await lead.post(`${base}/recovery/new`, workForm());
    const address = begun.location ?? "";
    for (const key of ["police", "chair"]) {
      const client = await app.signIn(key);
      expect((await client.get(address)).status).toBe(200);
      expect((await client.post(`${address}/session`, sessionForm())).status).toBe(403);
      expect((await client.post(`${address}/end`, {})).status).toBe(403);
      expect((await client.post(`${base}/outcomes`, outcomesForm())).status).toBe(403);
    }
    for (const key of ["school", "youthworker", "nurse"]) {
      const client = await app.signIn(key);
      expect((await client.post(`${address}/session`, sessionForm())).status).toBe(303);
    }
    const events = await auditDuring(app, () => lead.post(`${address}/session`, sessionForm()));
    expect(events.map(({ action }) => action)).toEqual(["direct-work.session"]);
    expect(events[0]?.subject_ids).toEqual([child.personId]);
  });

  test("look under another child's address is nobody", async () => {
    const own = await aChild(app, { level: 2 });
    const id = referral.split("/").at(-1) ?? "";
    expect((await lead.get(`/children/${own.personId}/services/${id}`)).status).toBe(404);
    const workId = work.split("/").at(-1) ?? "";
    expect((await lead.get(`/children/${own.personId}/recovery/${workId}`)).status).toBe(404);
  });

  test("see counts sees no child, and no number below the smallest", async () => {
    const missing = await aService(app, { name: "Qxmissing therapy", isProvided: false });
    const form = referForm(missing, {
      step: "not-available",
      reasonKey: "none-here",
      wording: "Qxwords",
      ...aDay("on", 20, 10),
    });
    const client = await app.signIn("commissioner");
    for (let children = 1; children <= 5; children++) {
      const one = await aChild(app, { familyName: "Qxunmet", level: 2 });
      expect((await lead.post(`/children/${one.personId}/services/new`, form)).status).toBe(303);
      const { html, page } = await client.get("/unmet-needs");
      expect(html).toContain("Qxmissing therapy");
      expect(html).not.toMatch(/Qxunmet|Qxwords|C-\d/);
      // As a count, and not in the sentence that says how counts are shown.
      expect(/fewer than 5(?!”)/.test(page.text)).toBe(children < 5);
    }
    expect((await client.get("/overdue/services")).status).toBe(403);
  });
});
