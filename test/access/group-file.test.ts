import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { zipText } from "../../src/platform/files/fixtures/zip-text.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { auditDuring } from "./walk.ts";

let app: TestApp;
let child: Child;
let other: Child;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxonez", givenName: "Nia" });
  other = await aChild(app, { familyName: "Qxtwoz", givenName: "Kofi" });
  await app.query(
    `insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail, happened_on)
     select gen_random_uuid(), partnership_id, person_id, 'note', 'Was with Kofi Qxtwoz', 'Nia Qxonez said so', '2026-11-20'
     from subjects.people where person_id = $1`,
    [child.personId],
  );
});
afterAll(() => app.close());

const file = () =>
  `/children/${child.personId}/group-chronology/print.docx?with=${other.reference}&of=${child.reference}`;

describe("one child’s chronology of several as a Word file", () => {
  test("has the child by reference, the other by a letter, and who took it", async () => {
    const lead = await app.signIn("lead");
    let raw: Uint8Array = Buffer.alloc(0);
    const events = await auditDuring(app, async () => {
      const answer = await lead.get(file());
      expect(answer.status).toBe(200);
      raw = answer.raw;
    });
    const text = JSON.stringify(textOfDocx(raw));
    expect(text).toContain("Was with Child B");
    expect(zipText(raw, "word/footer1.xml")).toContain("Taken by Mariam Begum");
    expect(text).not.toMatch(/Qxonez|Qxtwoz|Kofi|Nia/);
    expect(events.map(({ action }) => action)).toEqual(["chronology.group.export"]);
  });

  test("is taken by nobody who does not reach the child, and leaves out one whom they do not reach", async () => {
    expect((await (await app.signIn("police")).get(file())).status).toBe(404);
    await restrict(app, other);
    const coordinator = await app.signIn("coordinator");
    // The other child is as one that is not there: no letter stands for them, and the words are as they were written.
    const text = JSON.stringify(textOfDocx((await coordinator.get(file())).raw));
    expect(text).not.toContain("Child B");
  });
});
