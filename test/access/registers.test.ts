import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { auditDuring } from "./walk.ts";
import { cast } from "./world.ts";

let app: TestApp;
let governance: Client;
beforeAll(async () => {
  app = await anApp();
  governance = await app.signIn("governance");
});
afterAll(() => app.close());

const day = (prefix: string, on: string) => {
  const [year = "", month = "", date = ""] = on.split("-");
  return { [`${prefix}-day`]: date, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};

const aBreach = {
  title: "A letter to the wrong house",
  kind: "breach",
  what: "Qxsecret: a letter about C-2048-7",
  ...day("discoveredAt", "2026-11-23"),
  "discoveredAt-time": "09:00",
  state: "confirmed",
};
const breaches = "/governance/registers/breach";

async function addBreach(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const added = await governance.post(`${breaches}/new`, { ...aBreach, ...more });
  expect(added.status).toBe(303);
  return added.location ?? "";
}

describe("what an agreement relies on", () => {
  test("is chosen of the register of lawful bases; what was typed before is shown and stays", async () => {
    const [older] = await app.query<{ id: string; sets: string }>(
      `select register_entry_id as id, body ->> 'sets' as sets from govern.register_entries where register = 'sharing-agreement'`,
    );
    const at = `/governance/registers/sharing-agreement/${older?.id ?? ""}`;
    await app.query(
      `update govern.register_entries set body = jsonb_set(body, '{sets}', to_jsonb($2::text)) where register_entry_id = $1`,
      [older?.id, `${older?.sets ?? ""}\nQxolder: a set of our own`],
    );
    expect((await governance.get(at)).page.text).toContain("Qxolder: a set of our own");
    const form = await governance.get(`${at}/edit`);
    const offered = [...form.html.matchAll(/<input[^>]*name="sets"[^>]*>/g)].map(
      ([input]) => input,
    );
    const chosen = offered
      .filter((input) => input.includes(" checked"))
      .map((input) => /value="([^"]*)"/.exec(input)?.[1]);
    const references = await app.query<{ words: string }>(
      `select reference || ': ' || title as words from govern.register_entries where register = 'basis-set' and state <> 'ended'`,
    );
    expect(form.html).not.toContain('<textarea class="govuk-textarea" id="sets"');
    for (const { words } of references) expect(form.page.text).toContain(words);
    expect(chosen).toContain("Qxolder: a set of our own");
    expect(chosen).toHaveLength((older?.sets ?? "").split("\n").length + 1);
  });
});

describe("a register", () => {
  test("is read by who keeps it, with its clock in words, and by nobody else under any address", async () => {
    const at = await addBreach();
    const page = await governance.get(at);
    expect(page.page.text).toContain("hours left of 72");
    for (const key of cast.filter((one) => one !== "governance")) {
      const client = await app.signIn(key);
      for (const address of [
        breaches,
        at,
        `${at}/edit`,
        `${breaches}/file`,
        `${breaches}?show=all`,
      ]) {
        const answer = await client.get(address);
        expect([key, address, answer.status]).toEqual([key, address, 403]);
        expect(answer.html).not.toContain("Qxsecret");
      }
      expect((await client.post(`${at}/edit`, { ...aBreach, version: "1" })).status).toBe(403);
    }
    expect((await app.nobody().get(at)).status).toBe(303);
  });

  test("refuses a stale save and shows both, and keeps what each version said", async () => {
    const at = await addBreach();
    const changed = { ...aBreach, title: "Two letters", version: "1" };
    expect((await governance.post(`${at}/edit`, changed)).status).toBe(303);
    const late = await governance.post(`${at}/edit`, { ...aBreach, title: "Mine", version: "1" });
    expect(late.status).toBe(409);
    expect(late.page.text).toContain("saved version 2: Two letters");
    expect(late.page.fields["title"]).toBe("Mine");
    expect(late.page.fields["version"]).toBe("2");
    const page = await governance.get(at);
    expect(page.page.text).toContain("Version 2");
    expect(page.page.text).toContain("A letter to the wrong house");
  });

  test("comes back with every value and an error beside each field", async () => {
    const wrong = { ...aBreach, title: "", "discoveredAt-time": "noon", kind: "" };
    const answer = await governance.post(`${breaches}/new`, wrong);
    expect(answer.status).toBe(422);
    expect(answer.page.errors.map(({ href }) => href)).toEqual([
      "#title",
      "#kind",
      "#discoveredAt-time",
    ]);
    expect(answer.page.fields["what"]).toBe(aBreach.what);
    expect(answer.page.fields["discoveredAt-time"]).toBe("noon");
  });

  test("is taken as a marked file, whose reader and entries the audit names", async () => {
    const at = await addBreach({ title: "=1+1" });
    let file = "";
    const rows = await auditDuring(app, async () => {
      file = (await governance.get(`${breaches}/file`)).html;
    });
    expect(file).toMatch(/^\uFEFF"OFFICIAL-SENSITIVE · Breaches and near misses · /);
    expect(file).toContain(`"'=1+1"`);
    expect(rows[0]?.subject_ids).toContain(at.split("/").at(-1));
  });

  test("leads nowhere under a name that is none", async () => {
    for (const name of ["nothing", "constructor", "toString"]) {
      expect((await governance.get(`/governance/registers/${name}`)).status).toBe(404);
    }
  });
});

describe("whoever works here", () => {
  const aReport = {
    about: "breach",
    title: "A bag on the bus",
    what: "Qxreport: papers in it",
    ...day("known", "2026-11-24"),
    "known-time": "08:00",
  };

  test.each(cast.filter((one) => one !== "governance"))(
    "%s reports and reads nothing",
    async (key) => {
      const client = await app.signIn(key);
      const answer = await client.post("/governance/report", aReport);
      expect(answer.status).toBe(200);
      const number = /BR-\d+-\d/.exec(answer.page.text)?.[0] ?? "none";
      const [entry] = await app.query<{ state: string; told: number }>(
        `select e.state, (select count(*)::int from work.notifications n where n.href like '%' || e.register_entry_id) as told
       from govern.register_entries e where e.reference = $1`,
        [number],
      );
      expect(entry).toEqual({ state: "draft", told: 1 });
      expect((await client.get(breaches)).html).not.toContain("Qxreport");
    },
  );

  test("is told where a time is missing or still to come, and nothing is kept", async () => {
    const client = await app.signIn("school");
    const sent = { ...aReport, "known-time": "23:59" };
    const answer = await client.post("/governance/report", sent);
    expect([answer.status, answer.page.errors.map(({ href }) => href)]).toEqual([
      422,
      ["#known-time"],
    ]);
  });
});

describe("what is published", () => {
  test("is what someone confirmed, to people who are not signed in as well", async () => {
    const before = await app.nobody().get("/privacy");
    expect(before.page.text).toContain("No privacy notice has been published yet");
    const [notice] = await app.query<{ id: string }>(
      "select register_entry_id as id from govern.register_entries where register = 'notice' and body ->> 'for' = 'children'",
    );
    const at = `/governance/registers/notice/${notice?.id ?? ""}`;
    const form = (await governance.get(`${at}/edit`)).page.fields;
    const confirm = { ...form, state: "confirmed" };
    const unread = await governance.post(`${at}/edit`, confirm);
    expect(unread.status).toBe(422);
    expect(unread.page.text).toContain("replace “To be filled in” before you confirm this");
    const filled = { ...confirm, contact: "Ring 020 7946 0900", languages: "English and Welsh" };
    expect((await governance.post(`${at}/edit`, filled)).status).toBe(303);
    for (const client of [app.nobody(), await app.signIn("school")]) {
      const page = await client.get("/privacy");
      expect(page.page.text).toContain("A computer never decides anything about you");
      expect(page.page.text).not.toContain("Information about your child");
    }
  });

  test("of an algorithm leads to its figures whoever may open them, and nobody else", async () => {
    await app.query(
      "update govern.register_entries set state = 'confirmed' where register = 'algorithm'",
    );
    const leads = async (client: Client): Promise<boolean> => {
      const { page } = await client.get("/algorithms");
      expect(page.text).toContain("NHS numbers, unique pupil numbers");
      expect(page.text).not.toContain("docs/");
      return page.links.some(({ href }) => href === "/same-child/by-group");
    };
    const school = await app.signIn("school");
    expect([await leads(app.nobody()), await leads(school)]).toEqual([false, true]);
    expect((await school.get("/same-child/by-group")).status).toBe(200);
  });

  test("shows no register that is not for the public, whatever it says of itself", async () => {
    await app.query(
      "update govern.register_entries set state = 'confirmed' where register = 'breach'",
    );
    for (const address of ["/privacy", "/algorithms", "/governance/sharing"]) {
      expect((await (await app.signIn("school")).get(address)).html).not.toMatch(
        /Qx(secret|report)/,
      );
    }
  });
});

describe("a lawful basis that is confirmed", () => {
  test("keeps what it says, can end, and never goes back", async () => {
    const [set] = await app.query<{ id: string }>(
      "select register_entry_id as id from govern.register_entries where body ->> 'key' = 'safeguarding'",
    );
    const at = `/governance/registers/basis-set/${set?.id ?? ""}`;
    const form = (await governance.get(`${at}/edit`)).page.fields;
    expect((await governance.post(`${at}/edit`, { ...form, state: "confirmed" })).status).toBe(303);
    const changed = { ...form, gateway: "Another", title: "Another", version: "2" };
    expect((await governance.post(`${at}/edit`, { ...changed, state: "draft" })).status).toBe(422);
    expect((await governance.post(`${at}/edit`, { ...changed, state: "ended" })).status).toBe(303);
    const [row] = await app.query<{ title: string; gateway: string; state: string }>(
      "select title, body ->> 'gateway' as gateway, state from govern.register_entries where register_entry_id = $1",
      [set?.id],
    );
    expect(row?.title).toContain("Safeguarding by an organisation");
    expect(row?.gateway).toContain("Common law");
    expect(row?.state).toBe("ended");
  });
});
