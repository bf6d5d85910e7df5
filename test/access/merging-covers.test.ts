import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placesJobs } from "../../src/rooms/subjects/places/looking-job.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { join, mergeAt, pairAt, propose, settle, splitting } from "../harness/merging.ts";
import { aService, onTheList } from "../harness/recovery.ts";
import { aCounsellor, counsellor } from "../harness/sensitive.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact, protect } from "./world.ts";

/** What is said of two records is covered as what is said of one: protected places, and names of a sensitive service. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let manager: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  manager = await app.signIn("manager");
});
afterAll(() => app.close());

let number = 0;
let stays: Child;
let ends: Child;
beforeEach(async () => {
  number += 1;
  stays = await aChild(app, { familyName: `Covered${number}`, givenName: "Amelia" });
  ends = await aChild(app, { familyName: `Covered${number}`, givenName: "Ameila" });
});
const joining = () => ({ coordinator, mash, stays, ends });

describe("the place of a protected child, in a text about two", () => {
  const home = "12 Wintersedge Lane, QX4 4AB";
  const words = `Both live at ${home}`;
  const held = "[held back: it may say where the child can be found]";

  /** In the order in which a pair is kept; either may be the one whose place is protected. */
  const inOrder = (): readonly [Child, Child] =>
    stays.personId < ends.personId ? [stays, ends] : [ends, stays];

  /** A colleague changes the record: its texts are looked through then. */
  async function changed(child: Child): Promise<void> {
    const seen = { headline: "Seen", detail: "" };
    const day = { "happened-day": "24", "happened-month": "11", "happened-year": "2026" };
    const sent = await mash.post(`/children/${child.personId}/note`, { ...seen, ...day });
    expect(sent.status).toBe(303);
  }

  async function read(client: Client, ...pages: readonly string[]): Promise<string> {
    const read: string[] = [];
    for (const page of pages) read.push((await client.get(page)).page.text);
    return read.join("\n");
  }

  test.each([0, 1] as const)(
    "is held in what was written before: child %i of the pair",
    async (which) => {
      const child = inOrder()[which];
      await aFact(app, child, { kind: "address", wording: home });
      await coordinator.post(pairAt(joining()), { verdict: "same", reason: words });
      await mash.post(pairAt(joining()), { verdict: "same", reason: "Rang the school" });
      const asked = await coordinator.post(mergeAt(joining()), { reason: words });
      await protect(app, child, ["lead", "manager"]);
      await changed(child);
      const at = [pairAt(joining()), "/same-child/decided", asked.location ?? ""];
      const pages = await read(mash, ...at);
      expect(pages).toContain(held);
      expect(pages).not.toContain("Wintersedge");
      // Whoever wrote it reads it as they wrote it, here as elsewhere.
      expect(await read(coordinator, ...at)).toContain(words);
      expect(await read(manager, pairAt(joining()))).toContain(words);
    },
  );

  test.each([0, 1] as const)("is held as it is written, by child %i of the pair", async (which) => {
    const child = inOrder()[which];
    await aFact(app, child, { kind: "address", wording: home });
    await protect(app, child, ["lead", "manager"]);
    // Who is not named is answered as always, and reads what they wrote.
    await coordinator.post(pairAt(joining()), { verdict: "same", reason: words });
    await mash.post(pairAt(joining()), { verdict: "same", reason: "Rang the school" });
    expect(await read(coordinator, pairAt(joining()))).toContain(words);
    const others = await read(mash, pairAt(joining()), "/same-child/decided");
    expect(others).toContain(held);
    expect(others).not.toContain("Wintersedge");
  });

  test("is held at night where nobody changes the record", async () => {
    const child = inOrder()[1];
    await aFact(app, child, { kind: "address", wording: home });
    await coordinator.post(pairAt(joining()), { verdict: "same", reason: words });
    await mash.post(pairAt(joining()), { verdict: "same", reason: "Rang the school" });
    await protect(app, child, ["lead", "manager"]);
    for (const job of placesJobs({ admin: app.admin, database: app.db, clock: app.clock }))
      await job.run({});
    expect(await read(mash, pairAt(joining()))).toContain(held);
    const [audited] = await app.query<{ actor: string; children: string[] }>(
      `select actor_id as actor, subject_ids as children from audit.events
       where action = 'housekeeping.look-for-places' order by happened_at desc, event_id desc limit 1`,
    );
    expect(audited).toEqual({ actor: "places", children: [child.personId] });
  });

  test("is asked about first of who may know it, and held where they say so", async () => {
    const child = inOrder()[1];
    await aFact(app, child, { kind: "address", wording: home });
    await protect(app, child, ["coordinator", "manager"]);
    const typed = { verdict: "same", reason: words };
    const stopped = await manager.post(pairAt(joining()), typed);
    expect(stopped.status).toBe(422);
    expect(stopped.page.text).toContain("This says where the child can be found (home address)");
    expect(
      await app.query(
        "select from subjects.pair_decisions where reason like '%[held:%' and other_person_id = $1",
        [child.personId],
      ),
    ).toEqual([]);
    expect((await manager.post(pairAt(joining()), { ...typed, _hold: "yes" })).status).toBe(303);
    await mash.post(pairAt(joining()), { verdict: "same", reason: "Rang the school" });
    expect(await read(mash, pairAt(joining()))).toContain(held);
    expect(await read(manager, pairAt(joining()))).toContain(words);
    // What is sent again is about the same record as before.
    const proposing = await coordinator.post(mergeAt(joining()), { reason: words });
    expect(proposing.status).toBe(422);
    expect(proposing.html).toContain(`action="${mergeAt(joining())}"`);
  });

  test("is held in why two were taken apart, and in how someone was told", async () => {
    const at = await join(joining());
    app.clock.advance({ minutes: 1 });
    await manager.get(`/children/${stays.personId}`);
    await mash.post(`${at}/split`, { ...splitting, reason: words });
    const [tell] = await app.query<{ id: string }>(
      "select merge_tell_id as id from subjects.merge_tells where other_person_id = $1 limit 1",
      [ends.personId],
    );
    await mash.post(`${at}/tells/${tell?.id ?? ""}`, { how: `Went to ${home}`, version: "1" });
    expect(await read(mash, at)).toContain(`Went to ${home}`);
    await aFact(app, ends, { kind: "address", wording: home });
    await protect(app, ends, ["lead", "manager"]);
    await changed(ends);
    expect(await read(mash, at)).toContain(words);
    const page = await read(coordinator, at);
    expect(page).toContain(`Both live at ${held}`);
    expect(page).toContain(`Went to ${held}`);
    expect(page).not.toContain("Wintersedge");
  });
});

describe("names of a sensitive service", () => {
  const instead = "A health service: ask the designated nurse";
  const secret = new RegExp(`${Object.values(counsellor).join("|")}|Qxclinic`);
  let who: { readonly staffId: string; readonly teamId: string };
  let service: string;
  beforeAll(async () => {
    who = await aCounsellor(app);
    service = await aService(app, { name: "Qxclinic", shownAs: instead });
    const theirs = { team: who.teamId, off: "" };
    expect((await coordinator.post(`/services/${service}/teams`, theirs)).status).toBe(303);
  });

  async function isCovered(...pages: readonly string[]): Promise<void> {
    for (const page of pages) {
      const { page: read, html } = await mash.get(page);
      expect(read.text).toContain(instead);
      expect(secret.exec(html)).toBeNull();
    }
  }

  test("are covered in what was written while two records were one, also where a line is cut", async () => {
    const at = await join(joining());
    const long = "Met at school, all was well. ".repeat(5).slice(0, 106);
    for (const [kind, headline] of [
      ["note", `Spoke with ${counsellor.name} of Qxclinic`],
      ["service", "Referred to Qxclinic"],
      ["note", `${long} ${counsellor.name} came`],
    ])
      await app.query(
        `insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, recorded_by, recorded_at)
         values (gen_random_uuid(), 1, $1, $2, $3, '2026-11-24', $4, $5)`,
        [stays.personId, kind, headline, await staffIdOf(app, "manager"), app.clock.now()],
      );
    await mash.post(`${at}/split`, splitting);
    await isCovered(at);
    const { html } = await mash.get(at);
    expect(html).toContain(`Spoke with ${instead} of ${instead}`);
    expect(html).not.toContain("Qxcoun");
    expect(html).not.toContain("Referred to");
  });

  test("are covered on the list of whom to tell, also of one who left the service since", async () => {
    const at = await join(joining());
    await app.query(
      `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
       select gen_random_uuid(), partnership_id, $2, staff_id, 'grant', 'Let in', $3 from directory.staff where staff_id = $1`,
      [who.staffId, stays.circleId, app.clock.now()],
    );
    app.clock.advance({ minutes: 1 });
    const theirs = await app.signIn("counsellor");
    expect((await theirs.get(`/children/${stays.personId}`)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    await mash.post(`${at}/split`, splitting);
    await isCovered(at);
    const endsOn = (day: string | null) =>
      app.query("update directory.posts set ends_on = $2 where staff_id = $1", [who.staffId, day]);
    await endsOn(app.clock.today());
    app.clock.advance({ hours: 48 });
    mash = await app.signIn("mash");
    coordinator = await app.signIn("coordinator");
    await isCovered(at);
    await endsOn(null);
  });

  test("are covered of who decided, proposed, agreed, took apart and told", async () => {
    await settle(joining());
    const asked = await propose(joining());
    await app.query(
      `update subjects.pair_decisions set decided_by = $2, ended_by = $2, ended_at = decided_at, end_reason = 'Looked again'
       where other_person_id in ($1, $3) and decided_by = $4`,
      [stays.personId, who.staffId, ends.personId, await staffIdOf(app, "coordinator")],
    );
    await app.query("update subjects.merge_proposals set proposed_by = $2 where person_id = $1", [
      stays.personId,
      who.staffId,
    ]);
    const joined = await app.query<{ id: string }>(
      `insert into subjects.merges (merge_id, partnership_id, person_id, other_person_id, other_reference, reason, proposed_by, agreed_by,
         merged_at, split_by, split_at, split_reason)
       select gen_random_uuid(), partnership_id, person_id, other_person_id, 'C-1', 'One child', $2, $3, $4, $2, $4, 'Two children'
       from subjects.merge_proposals where person_id = $1 returning merge_id as id`,
      [stays.personId, who.staffId, await staffIdOf(app, "manager"), app.clock.now()],
    );
    const merged = `/same-child/merges/${joined[0]?.id ?? ""}`;
    const pages = [pairAt(joining()), "/same-child/decided", asked, "/same-child/merges", merged];
    await isCovered(...pages);
    await onTheList(app, service, "mash");
    for (const page of pages) expect((await mash.get(page)).html).toContain(counsellor.name);
  });
});
