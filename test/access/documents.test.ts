import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aJpeg, aPdf } from "../../src/platform/files/fixtures/made-files.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client, SentFile } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aDay } from "../harness/pathway.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact, letIn, protect } from "./world.ts";

let app: TestApp;
let child: Child;
let base: string;
const people: Record<string, Client> = {};
const as = (key: string): Client => {
  const client = people[key];
  if (!client) throw new Error(`${key} has not signed in`);
  return client;
};
beforeAll(async () => {
  app = await anApp();
  for (const key of ["lead", "manager", "mash", "school", "police", "nurse"])
    people[key] = await app.signIn(key);
});
beforeEach(async () => {
  child = await aChild(app);
  base = `/children/${child.personId}/documents`;
  for (const key of ["school", "police"]) await letIn(app, child, key);
});
afterAll(() => app.close());

const typed = {
  kind: "letter",
  title: "Letter of the Qxhospital",
  source: "Qxnurse",
  ...aDay("dated", 20),
};
const pdf: SentFile = { field: "file", name: "Qxfilename.pdf", content: aPdf };

const add = async (key: string, more: Record<string, string> = {}, file = pdf) =>
  as(key).upload(`${base}/add`, { ...typed, ...more }, [file]);

async function added(key = "lead", file = pdf): Promise<string> {
  const answer = await add(key, {}, file);
  expect([answer.status, answer.page.errors]).toEqual([303, []]);
  const [row] = await app.query<{ id: string }>(
    "select document_id as id from protect.documents where person_id = $1 order by document_id desc",
    [child.personId],
  );
  return row?.id ?? "";
}

const opened = async (key: string, id: string) => (await as(key).get(`${base}/${id}/file`)).status;

/** How the file of the child is stamped, beside the child. */
const stamps = () =>
  app.query(
    `select f.acl = p.acl and f.restricted = p.restricted and f.shut_out = p.shut_out as same
     from protect.documents d join files.files f using (file_id) join subjects.people p using (person_id)
     where d.person_id = $1`,
    [child.personId],
  );

test("whoever reaches the child opens the file, as a download, and each opening is audited", async () => {
  const id = await added();
  for (const key of ["lead", "manager", "mash", "school", "police"]) {
    expect([key, (await as(key).get(base)).html.includes("Qxhospital")]).toEqual([key, true]);
    expect([key, await opened(key, id)]).toEqual([key, 200]);
  }
  const file = await as("school").get(`${base}/${id}/file`);
  expect(file.headers["content-disposition"]).toMatch(/^attachment; .*Letter of 2026-11-20\.pdf/);
  expect(file.raw.equals(aPdf)).toBe(true);
  const events = await app.query(
    "select from audit.events where action = 'document.open' and outcome = 'done' and $1::uuid = any (subject_ids)",
    [child.personId],
  );
  expect(events).toHaveLength(6);
  expect((await as("nurse").get(base)).status).toBe(404);
  expect(await opened("nurse", id)).toBe(404);
  expect((await as("nurse").get(`/api${base}`)).status).toBe(404);
});

test("whoever may change a record adds and takes back, and nobody else", async () => {
  expect((await add("school")).status).toBe(303);
  expect((await add("police")).status).toBe(403);
  expect((await add("nurse")).status).toBe(404);
  const id = await added();
  const back = { reason: "Qxreason" };
  expect((await as("police").post(`${base}/${id}/take-back`, back)).status).toBe(403);
  expect((await as("nurse").post(`${base}/${id}/take-back`, back)).status).toBe(404);
});

test("what is taken back is kept, says why, and is not opened by its old address", async () => {
  const id = await added();
  const none = await as("lead").post(`${base}/${id}/take-back`, { reason: "" });
  expect([none.status, none.page.errors.length]).toEqual([422, 1]);
  const done = await as("lead").post(`${base}/${id}/take-back`, { reason: "Qxreason" });
  expect(done.status).toBe(303);
  const { html, page } = await as("school").get(base);
  expect(html).not.toContain("Qxhospital");
  expect(page.text).toMatch(/withdrawn on 24 November 2026 by .*: Qxreason/);
  for (const key of ["lead", "mash", "school"])
    expect([key, await opened(key, id)]).toEqual([key, 404]);
  const again = await as("manager").post(`${base}/${id}/take-back`, { reason: "Qxsecond" });
  expect([again.status, again.html.includes("Qxsecond")]).toEqual([409, true]);
  const kept = await app.query("select from protect.documents where document_id = $1", [id]);
  expect(kept).toHaveLength(1);
  const { html: story } = await as("school").get(`/children/${child.personId}/chronology`);
  expect(story).toContain("Document added: Letter");
  expect(story).toContain("Document withdrawn");
  expect(story).not.toContain("Qxhospital");
});

test("a file of a wrong kind comes back beside its field, with everything typed", async () => {
  const program = { field: "file", name: "run.exe", content: Buffer.from("MZ\0\0\0\0\0\0") };
  const answer = await add("lead", { kind: "report" }, program);
  expect(answer.status).toBe(422);
  expect(answer.page.errors).toHaveLength(1);
  expect(answer.html).toContain("must be a PDF");
  expect(answer.page.fields).toMatchObject({ title: typed.title, source: typed.source });
  const none = await as("lead").post(`${base}/add`, typed);
  expect([none.status, none.page.errors.length]).toEqual([422, 1]);
  expect(
    await app.query("select from protect.documents where person_id = $1", [child.personId]),
  ).toEqual([]);
});

test("a file obeys its child when the child is restricted, and when someone has a conflict", async () => {
  const id = await added();
  expect(await stamps()).toEqual([{ same: true }]);
  await restrict(app, child);
  expect(await stamps()).toEqual([{ same: true }]);
  expect([await opened("mash", id), await opened("school", id)]).toEqual([404, 200]);
  await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
    child.personId,
    await staffIdOf(app, "school"),
  ]);
  expect(await stamps()).toEqual([{ same: true }]);
  expect([await opened("school", id), await opened("police", id)]).toEqual([404, 200]);
});

test("no row brings the file of another record", async () => {
  await added();
  const [{ id } = { id: "" }] = await app.query<{ id: string }>(
    "select file_id as id from protect.documents where person_id = $1",
    [child.personId],
  );
  const other = await aChild(app);
  const steal = app.query(
    `insert into protect.documents (document_id, partnership_id, person_id, scheme_id, kind, title, dated_on, source, file_id, added_by, added_at)
     select gen_random_uuid(), partnership_id, $2, scheme_id, kind, title, dated_on, source, file_id, added_by, added_at
     from protect.documents where file_id = $1`,
    [id, other.personId],
  );
  await expect(steal).rejects.toThrow(/documents_file_key/);
  // A file that stands with nothing yet, and that its writer did not store with the document.
  const loose = app.query(
    `with f as (
       insert into files.files (file_id, partnership_id, acl, name, media_type, size_bytes, sha256, content, scan, added_by, added_at)
       select gen_random_uuid(), partnership_id, acl, name, media_type, 4, sha256, 'abcd', scan, added_by, added_at
       from files.files where file_id = $1 returning file_id)
     insert into protect.documents (document_id, partnership_id, person_id, scheme_id, kind, title, dated_on, source, file_id, added_by, added_at)
     select gen_random_uuid(), d.partnership_id, $2, d.scheme_id, d.kind, d.title, d.dated_on, d.source, f.file_id, d.added_by,
       d.added_at + interval '1 minute'
     from protect.documents d, f where d.file_id = $1`,
    [id, other.personId],
  );
  await expect(loose).rejects.toThrow(/a file of its own/);
});

test("a place in the title is held back, and no name of a file is kept", async () => {
  await aFact(app, child, { kind: "address", wording: "4 Qxhidden Row" });
  await protect(app, child, ["manager", "school"]);
  // One of the named is asked first, as in a form without a file.
  const title = "Tenancy of 4 Qxhidden Row";
  expect((await add("manager", { title })).status).toBe(422);
  expect((await add("manager", { title, _hold: "yes" })).status).toBe(303);
  expect((await as("school").get(base)).html).toContain("Qxhidden");
  for (const address of [base, `/api${base}`]) {
    const { html } = await as("lead").get(address);
    expect([address, html.includes("Qxhidden"), html.includes("Qxfilename")]).toEqual([
      address,
      false,
      false,
    ]);
  }
  const names = await app.query<{ name: string }>(
    "select f.name from protect.documents d join files.files f using (file_id) where d.person_id = $1",
    [child.personId],
  );
  expect(names).toEqual([{ name: "Letter of 2026-11-20.pdf" }]);
});

test("a file of a child whose place is protected is read by one of the named before others open it", async () => {
  const id = await added("lead");
  await aFact(app, child, { kind: "address", wording: "5 Qxhidden Row" });
  await protect(app, child, ["manager", "school"]);
  const statuses = async () => {
    const keys = ["lead", "manager", "school", "mash", "police"];
    return Promise.all(keys.map((key) => opened(key, id)));
  };
  // Whoever added it knows what it says; so do the named of where the child is.
  expect(await statuses()).toEqual([200, 200, 200, 404, 404]);
  const list = await as("police").get(base);
  expect(list.page.text).toContain("one of those who know it reads the file first");
  expect(list.html).not.toContain(`${id}/file`);
  const at = `${base}/${id}/look-through`;
  for (const key of ["lead", "mash", "police", "nurse"]) {
    expect([key, (await as(key).get(at)).status]).toEqual([key, 404]);
    expect([key, (await as(key).post(at, {})).status]).toEqual([key, 404]);
  }
  expect((await as("school").get(base)).html).toContain(at);
  expect((await as("school").get(at)).status).toBe(200);
  expect((await as("school").post(at, {})).status).toBe(303);
  expect((await as("manager").post(at, {})).status).toBe(303);
  expect(await statuses()).toEqual([200, 200, 200, 200, 200]);
  // It was said for this protection: one that begins later asks again.
  await app.query(
    "update subjects.protections set ended_at = since, ended_by = protected_by where person_id = $1",
    [child.personId],
  );
  expect(await opened("police", id)).toBe(200);
  await protect(app, child, ["manager", "lead"]);
  expect([await opened("police", id), await opened("school", id)]).toEqual([404, 404]);
});

test("a picture waits until someone else at the MASH has looked at it", async () => {
  const id = await added("lead", { field: "file", name: "shop.jpg", content: aJpeg() });
  const statuses = async () => [
    await opened("lead", id),
    await opened("school", id),
    await opened("mash", id),
  ];
  expect(await statuses()).toEqual([200, 404, 200]);
  const look = { outcome: "accepted", reason: "A shop front" };
  expect((await as("lead").post(`${base}/${id}/picture`, look)).status).toBe(403);
  expect(
    (await as("mash").post(`${base}/${id}/picture`, { outcome: "", reason: "" })).page.errors,
  ).toHaveLength(2);
  expect((await as("mash").post(`${base}/${id}/picture`, look)).status).toBe(303);
  expect(await statuses()).toEqual([200, 200, 200]);
  expect((await as("mash").post(`${base}/${id}/picture`, look)).status).toBe(404);
});

test("the API says what is there, without the file", async () => {
  const id = await added();
  const { raw } = await as("school").get(`/api${base}`);
  const body = JSON.parse(raw.toString()) as { documents: readonly object[] };
  expect(body.documents).toMatchObject([
    { id, kind: "letter", kindName: "Letter", title: typed.title, datedOn: "2026-11-20" },
  ]);
  expect(raw.toString()).not.toContain("file");
});
