import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { agencyIdOf, answerOf, askAbout } from "../harness/checks.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aMachine } from "../harness/machine.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { acting } from "../database/acting.ts";
import { auditDuring } from "./walk.ts";
import { cast } from "./world.ts";

const police = "Eastmoor Police";
const health = "Eastmoor Health Trust";

let app: TestApp;
let mash: Client;
let school: Client;
let officer: Client;
let count = 0;
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
  school = await app.signIn("school");
  officer = await app.signIn("police");
});
afterAll(() => app.close());

const aConcern = (typed: Readonly<Record<string, string>> = {}): Promise<string> =>
  sendAs(school, { familyName: `Qxfamily${++count}`, worry: "Qxworryz", ...typed });

const answersIn = (checkId: string) =>
  app.query(
    `select a.wording, a.by_telephone from identify.partner_answers a
     join identify.partner_check_children c using (partner_check_child_id) where c.partner_check_id = $1`,
    [checkId],
  );

describe("a question of the MASH", () => {
  test("is read by who answers for the agency: the names, the reason, and nothing of the concern", async () => {
    const concernId = await aConcern();
    const [check] = await askAbout(app, mash, concernId, {
      agencies: [police],
      reason: "Qxreasonz",
    });
    const list = await officer.get("/checks");
    expect(list.page.text).toContain(`Keira Qxfamily${count}`);
    const read = await officer.get(`/checks/${check ?? ""}`);
    expect(read.page.text).toContain("Qxreasonz");
    expect(read.page.text).toContain("Age 14, born 9 March 2012");
    for (const html of [list.html, read.html]) {
      for (const word of ["Qxworryz", concernId, "K-1", "Fernhill"])
        expect(html).not.toContain(word);
    }
    expect((await officer.get(`/mash/${concernId}`)).status).toBe(403);
  });

  test("about a child whose date of birth nobody knows says how old the child is thought to be", async () => {
    const concernId = await aConcern({
      "bornOn-day": "",
      "bornOn-month": "",
      "bornOn-year": "",
      age: "14",
    });
    const [check] = await askAbout(app, mash, concernId, { agencies: [police] });
    const { page } = await officer.get(`/checks/${check ?? ""}`);
    expect(page.text).toContain("About 14, date of birth not known");
  });

  test.each(cast.filter((key) => key !== "police"))("of the police is none to %s", async (key) => {
    const concernId = await aConcern();
    const [check] = await askAbout(app, mash, concernId, { agencies: [police] });
    const other = await app.signIn(key);
    const mayAnswer = ["nurse", "manager"].includes(key);
    const list = await other.get("/checks");
    expect([key, list.status]).toEqual([key, mayAnswer ? 200 : 403]);
    expect(list.html).not.toContain(`Qxfamily${count}`);
    const status = mayAnswer ? 404 : 403;
    for (const address of [`/checks/${check ?? ""}`, `/checks/${check ?? ""}/nothing`]) {
      const answer = address.endsWith("nothing")
        ? await other.post(address, { version: "1" })
        : await other.get(address);
      expect([key, address, answer.status]).toEqual([key, address, status]);
    }
    const form = await answerOf(app, check ?? "", { holds: "something", words: "Made up" });
    expect((await other.post(`/checks/${check ?? ""}`, form)).status).toBe(status);
    expect(await answersIn(check ?? "")).toEqual([]);
  });

  test("is no row of the database to anyone but the MASH and the agency, by any statement", async () => {
    const concernId = await aConcern();
    const [check = ""] = await askAbout(app, mash, concernId, { agencies: [police] });
    for (const key of cast) {
      const actor = await actorOf(app, key);
      const seen = await acting(app, actor, async (tx) => {
        const { rows } = await sql<{ checks: number; children: number }>`
          select (select count(*)::int from identify.partner_check_children where mash_episode_id = ${concernId}) as children,
            (select count(*)::int from identify.partner_checks where partner_check_id = ${check}) as checks`.execute(
          tx,
        );
        return rows[0];
      });
      const one = ["mash", "police"].includes(key) ? 1 : 0;
      expect([key, seen]).toEqual([key, { checks: one, children: one }]);
    }
  });

  test("is answered by no statement of anyone else, and asked by none but the MASH’s", async () => {
    const concernId = await aConcern();
    const [check = ""] = await askAbout(app, mash, concernId, { agencies: [police] });
    const [child] = await app.query<{ id: string }>(
      "select partner_check_child_id as id from identify.partner_check_children where partner_check_id = $1",
      [check],
    );
    const refused = /row-level security/;
    for (const key of ["nurse", "manager", "lead", "school", "coordinator"]) {
      const actor = await actorOf(app, key);
      const answers = acting(app, actor, async (tx) => {
        await sql`insert into identify.partner_answers (partner_answer_id, partnership_id, partner_check_child_id,
            mash_episode_id, answered_by, answered_at)
          values (gen_random_uuid(), 1, ${child?.id}, ${concernId}, ${actor.id}, now())`.execute(
          tx,
        );
      });
      await expect(answers, key).rejects.toThrow(refused);
    }
    const officerActor = await actorOf(app, "police");
    const asks = acting(app, officerActor, async (tx) => {
      await sql`insert into identify.partner_check_children (partner_check_child_id, partnership_id, partner_check_id,
          mash_episode_id, agency_id, family_name, given_name, reason, asked_by)
        select gen_random_uuid(), 1, ${check}, ${await aConcern()}, agency_id, 'A', 'B', 'C', ${officerActor.id}
        from identify.partner_check_children where partner_check_id = ${check}`.execute(tx);
    });
    await expect(asks).rejects.toThrow(refused);
    const changes = acting(app, officerActor, async (tx) => {
      await sql`update identify.partner_checks set due_at = now() + interval '1 year'`.execute(tx);
    });
    await expect(changes).rejects.toThrow(/permission denied/);
  });

  test("is asked once for brothers and sisters, and about none of them twice", async () => {
    const familyName = "Qxsiblingz";
    const one = await sendAs(school, { familyName, givenName: "Amira" });
    const two = await sendAs(school, { familyName, givenName: "Bilal" });
    const offered = await mash.get(`/mash/${one}/checks`);
    expect(offered.page.text).toContain("Bilal Qxsiblingz");
    const [check] = await askAbout(app, mash, one, { agencies: [police], together: [two] });
    const { text } = (await officer.get(`/checks/${check ?? ""}`)).page;
    expect(text).toContain("Amira Qxsiblingz");
    expect(text).toContain("Bilal Qxsiblingz");
    const twice = await mash.post(`/mash/${two}/checks`, {
      agencies: [await agencyIdOf(app, police)],
      reason: "Again",
    });
    expect(twice.status).toBe(422);
    expect(twice.page.text).toContain("Eastmoor Police was asked about this already");
    expect(twice.page.fields["reason"]).toBe("Again");
  });

  test("is answered by one press where nothing is held, and the MASH is told", async () => {
    const concernId = await aConcern();
    const [check] = await askAbout(app, mash, concernId, { agencies: [police] });
    const rows = await auditDuring(app, async () => {
      expect((await officer.post(`/checks/${check ?? ""}/nothing`, { version: "1" })).status).toBe(
        303,
      );
    });
    expect(rows).toMatchObject([
      { action: "check.answer", outcome: "done", subject_ids: [concernId] },
    ]);
    const page = await mash.get(`/mash/${concernId}/checks`);
    expect(page.page.text).toContain("No information held");
    const late = await answerOf(app, check ?? "", { holds: "something", words: "Qxlatez" });
    const stale = await officer.post(`/checks/${check ?? ""}`, { ...late, version: "1" });
    expect([stale.status, Object.values(stale.page.fields).includes("Qxlatez")]).toEqual([
      409,
      true,
    ]);
    expect((await officer.post(`/checks/${check ?? ""}`, stale.page.fields)).status).toBe(303);
    const notices = await app.query(
      "select 1 from work.notifications where staff_id = $1 and kind = 'check' and href = $2",
      [await staffIdOf(app, "mash"), `/mash/${concernId}/checks`],
    );
    expect(notices).toHaveLength(2);
  });

  test("is answered for each child, and comes back whole where one is left out", async () => {
    const familyName = "Qxpairz";
    const one = await sendAs(school, { familyName, givenName: "Cara" });
    const two = await sendAs(school, { familyName, givenName: "Dan" });
    const [check = ""] = await askAbout(app, mash, one, { agencies: [police], together: [two] });
    const answers = await answerOf(app, check, { holds: "something", words: "Seen twice" });
    const full: Record<string, string> = { ...answers, version: "1" };
    const [left] = Object.keys(full).filter((name) => name.startsWith("holds-"));
    const bad = await officer.post(`/checks/${check}`, { ...full, [left ?? ""]: "" });
    expect(bad.status).toBe(422);
    expect(Object.values(bad.page.fields)).toContain("Seen twice");
    expect(await answersIn(check)).toEqual([]);
    expect((await officer.post(`/checks/${check}`, full)).status).toBe(303);
    expect(await answersIn(check)).toHaveLength(2);
    expect((await mash.get(`/mash/${two}/checks`)).page.text).toContain("Seen twice");
    expect((await mash.get("/overdue/partner-checks")).page.text).not.toContain("Qxpairz");
  });

  test("of an agency without anyone here is answered by telephone", async () => {
    const concernId = await aConcern();
    const [check = ""] = await askAbout(app, mash, concernId, { rung: ["Fernhill High School"] });
    const form = await answerOf(app, check, { holds: "something", words: "Away on Mondays" });
    expect((await mash.post(`/mash/${concernId}/checks/${check}`, form)).status).toBe(303);
    expect(await answersIn(check)).toEqual([{ wording: "Away on Mondays", by_telephone: true }]);
    const { text } = (await mash.get(`/mash/${concernId}/checks`)).page;
    expect(text).toContain("who was told by telephone");
  });
});

describe("a record that becomes a secret", () => {
  async function linked(): Promise<{ concernId: string; check: string; personId: string }> {
    const concernId = await aConcern();
    const child = await aChild(app, {
      familyName: `Qxfamily${count}`,
      givenName: "Keira",
      bornOn: "2012-03-09",
    });
    const [check = ""] = await askAbout(app, mash, concernId, { agencies: [police, health] });
    const [row] = await app.query<{ version: number }>(
      "select version from identify.mash_episodes where mash_episode_id = $1",
      [concernId],
    );
    const same = { verdict: "same", reason: "Rang", version: String(row?.version) };
    const done = await mash.post(`/mash/${concernId}/match/${child.personId}`, same);
    expect(done.status).toBe(303);
    return { concernId, check, personId: child.personId };
  }

  test("by a restriction leaves the agency's list and address", async () => {
    const { check, personId, concernId } = await linked();
    expect((await officer.get(`/checks/${check}`)).status).toBe(200);
    await restrict(app, { personId, reference: "", circleId: 0 });
    expect((await officer.get(`/checks/${check}`)).status).toBe(404);
    expect((await officer.get("/checks")).html).not.toContain(`Qxfamily${count}`);
    expect((await officer.post(`/checks/${check}/nothing`, { version: "1" })).status).toBe(404);
    expect((await mash.get(`/mash/${concernId}/checks`)).status).toBe(404);
    expect((await mash.get("/overdue/partner-checks")).html).not.toContain(`Qxfamily${count}`);
  });

  test("by a conflict of interest leaves that person alone", async () => {
    const { check, personId } = await linked();
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      personId,
      await staffIdOf(app, "police"),
    ]);
    expect((await officer.get(`/checks/${check}`)).status).toBe(404);
    expect((await officer.get("/checks")).html).not.toContain(`Qxfamily${count}`);
  });
});

describe("what is late", () => {
  test("is chased in one press, then taken to the managers, and each leaves its step", async () => {
    const concernId = await aConcern();
    const [check = ""] = await askAbout(app, mash, concernId, { agencies: [police] });
    app.clock.advance({ hours: 5 });
    mash = await app.signIn("mash");
    officer = await app.signIn("police");
    const { text } = (await mash.get("/overdue/partner-checks")).page;
    expect(text).toMatch(/Chase all overdue checks \(\d+\)/);
    const rows = await auditDuring(app, async () => {
      expect((await mash.post("/mash/owed/chase", {})).status).toBe(303);
    });
    expect(rows[0]?.subject_ids).toContain(concernId);
    expect((await officer.get("/checks")).page.text).toContain("Asked again");
    app.clock.advance({ hours: 2 });
    mash = await app.signIn("mash");
    expect((await mash.post("/mash/owed/escalate", {})).status).toBe(303);
    const steps = await app.query<{ step: string }>(
      "select step from identify.partner_check_steps where partner_check_id = $1 order by partner_check_step_id",
      [check],
    );
    expect(steps.map(({ step }) => step)).toEqual(["chased", "escalated"]);
  });
});

describe("the system of an agency", () => {
  test("reads its own questions by the API and answers them", async () => {
    school = await app.signIn("school");
    mash = await app.signIn("mash");
    const concernId = await aConcern();
    const { token } = await aMachine(app);
    const [check = ""] = await askAbout(app, mash, concernId, {
      agencies: ["Fernhill High School"],
    });
    const headers = { authorization: `Bearer ${token}` };
    const list = await app.server.inject({ method: "GET", url: "/api/checks", headers });
    expect(list.statusCode).toBe(200);
    const body = list.json<{ checks: { id: string; children: { id: string }[] }[] }>();
    const mine = body.checks.find(({ id }) => id === check);
    expect(list.body).not.toContain("Qxworryz");
    const answers = mine?.children.map(({ id }) => ({ child: id, holds: "nothing" }));
    const answered = await app.server.inject({
      method: "POST",
      url: `/api/checks/${check}/answer`,
      headers: { ...headers, "idempotency-key": `key-${check}` },
      payload: { answers },
    });
    expect([answered.statusCode, answered.body]).toEqual([200, expect.stringContaining(check)]);
    expect(await answersIn(check)).toEqual([{ wording: null, by_telephone: false }]);
    const again = await app.server.inject({
      method: "POST",
      url: `/api/checks/${check}/answer`,
      headers: { ...headers, "idempotency-key": `again-${check}` },
      payload: { answers },
    });
    expect(again.statusCode).toBe(409);
  });
});
