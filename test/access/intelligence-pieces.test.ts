import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aThing } from "../harness/flags.ts";
import { aProduct, anEntry, sanitiseFields, sendFields } from "../harness/intelligence.ts";

/** Pieces of three agencies come together for police, and for nobody else. */
let app: TestApp;
beforeAll(async () => (app = await anApp()));
afterAll(() => app.close());

test("three pieces of three agencies about one car stand together on its page, with the weakest hop", async () => {
  const officer = await app.signIn("intelligence");
  const car = await aThing(app, { kind: "vehicle", label: "Qxcorsa" });
  await aThing(app, { kind: "place", label: "Qxyard" });
  await aThing(app, { kind: "person", label: "Qxkeeper" });
  const graded = { grading: "3x5x2", source: "3x5x2:1", assessment: "3x5x2:A" };
  const pieces = [
    { sender: "school", wording: "Qxone: it waits at a gate", about: ["Qxcorsa"], grade: {} },
    { sender: "nurse", wording: "Qxtwo: he drives it", about: ["Qxcorsa", "Qxkeeper"], grade: {} },
    {
      sender: "youthworker",
      wording: "Qxthree: it stands in a yard",
      about: ["Qxcorsa", "Qxyard"],
      grade: graded,
    },
  ];
  const ids: string[] = [];
  for (const [nth, { sender, wording, about, grade }] of pieces.entries()) {
    const client = await app.signIn(sender);
    const sent = await client.post(
      "/intelligence/send",
      sendFields({ what: `${wording} QX12 ABC` }),
    );
    const heard = (await client.follow(sent)).html;
    expect(heard.includes("Something alike came"), sender).toBe(nth > 0);
    for (const other of ids) expect(heard).not.toContain(other);
    const id = (sent.location ?? "").split("/").at(-1) ?? "";
    const { status, page } = await officer.post(
      `/intelligence/${id}/sanitise`,
      sanitiseFields({ wording, ...grade }),
    );
    expect(status, page.errors.map(({ text }) => text).join()).toBe(303);
    for (const sought of about)
      expect((await officer.post(`/intelligence/${id}/about`, { sought })).status).toBe(303);
    ids.push(id);
  }
  const [first = "", second = "", third = ""] = ids;
  const entry = (await officer.get(`/intelligence/${first}`)).html;
  for (const other of [second, third]) expect(entry).toContain(`/intelligence/${other}`);
  const text = (await officer.get(`/subjects/${car}`)).page.text;
  for (const { wording } of pieces) expect(text).toContain(wording);
  const agencies = await app.query<{ name: string }>(
    `select distinct a.name from identify.intelligence_entries e join directory.agencies a on a.agency_id = e.agency_id
     where e.intelligence_id = any ($1::uuid[])`,
    [ids],
  );
  expect(agencies).toHaveLength(3);
  for (const { name } of agencies) expect(text).toContain(`${name}, by police`);
  const yard = await app.query<{ id: string }>(
    "select thing_id as id from subjects.things where label = 'Qxyard'",
  );
  const far = (await officer.get(`/subjects/${yard[0]?.id ?? ""}`)).page.text;
  expect(far).toContain("Qxkeeper through Qxcorsa");
  // The piece that police did not grade is the weaker of the two on which it rests.
  expect(far).toMatch(/[Nn]ot graded/);
});

test("a worker, a chair, an analyst and a scrutineer see nothing of an entry, wherever they look", async () => {
  const [school, officer] = await Promise.all([app.signIn("school"), app.signIn("intelligence")]);
  const thing = await aThing(app, { kind: "vehicle", label: "Qxestate" });
  const words = "Qxsecret waits there";
  const id = await aProduct(school, officer, {
    sent: { what: words },
    product: { wording: words },
  });
  await officer.post(`/intelligence/${id}/about`, { sought: "Qxestate" });
  const waiting = await anEntry(school, { what: words });
  const found = (html: string) => [id, waiting, "Qxsecret"].filter((one) => html.includes(one));
  expect(found((await officer.get(`/subjects/${thing}`)).html)).toEqual([id, "Qxsecret"]);
  const paths = ["/home", "/my-work", "/notices", "/overdue", "/subjects", "/intelligence/sent"];
  for (const key of ["lead", "chair", "analyst", "scrutineer"]) {
    const client = await app.signIn(key);
    for (const path of [...paths, `/subjects/${thing}`, "/intelligence", "/api/intelligence"])
      expect(found((await client.get(path)).html), `${path} as ${key}`).toEqual([]);
    for (const one of [id, waiting])
      for (const path of [`/intelligence/${one}`, `/intelligence/${one}/sanitise`]) {
        const answer = await client.get(path);
        const absent = await client.get(path.replace(one, "00000000-0000-7000-8000-000000000000"));
        expect([403, 404], `${path} as ${key}`).toContain(answer.status);
        expect(answer.status, `${path} as ${key}`).toBe(absent.status);
        expect(answer.html).not.toContain("Qxsecret");
      }
    const sought = (await client.post("/search", { sought: "waits there" })).html;
    expect(found(sought), `search as ${key}`).toEqual([]);
  }
});

test("of many texts the newest stand on the page, how many there are is said, and the others are one press away", async () => {
  const [school, officer] = [await app.signIn("school"), await app.signIn("intelligence")];
  const place = await aThing(app, { kind: "place", label: "Qxmany" });
  const seen = (date: string) => ({
    "seenOn-year": "2026",
    "seenOn-month": "11",
    "seenOn-day": date,
  });
  for (let nth = 1; nth <= 21; nth++) {
    const product = { wording: `Qxtext${nth}.`, ...seen(nth === 7 ? "1" : "20") };
    const id = await aProduct(school, officer, { product });
    expect((await officer.post(`/intelligence/${id}/about`, { sought: "Qxmany" })).status).toBe(
      303,
    );
  }
  const first = await officer.get(`/subjects/${place}`);
  expect(first.page.text).toContain("1 to 20 of 21 texts, the newest first.");
  expect(first.page.text.match(/Qxtext\d+\./g)).toHaveLength(20);
  expect(first.page.text).not.toContain("Qxtext7.");
  expect(first.html).toContain(`href="/subjects/${place}?texts=2#intelligence"`);
  const second = (await officer.get(`/subjects/${place}?texts=2`)).page.text;
  expect(second.match(/Qxtext\d+\./g)).toEqual(["Qxtext7."]);
  expect(second).toContain("21 to 21 of 21 texts");
  // A page that is not there says so, and leads to the last one.
  const beyond = await officer.get(`/subjects/${place}?texts=9`);
  expect(beyond.page.text).toContain("Nothing on this page of 21 texts");
  expect(beyond.html).toContain(`href="/subjects/${place}?texts=2#intelligence"`);
  expect((await officer.get(`/subjects/${place}?texts=x`)).page.text).toContain("1 to 20 of 21");
  // Nobody else learns how many there are.
  const other = await app.signIn("coordinator");
  for (const path of [`/subjects/${place}`, `/subjects/${place}?texts=2`])
    expect((await other.get(path)).page.text).not.toMatch(/21 texts|Qxtext/);
});
