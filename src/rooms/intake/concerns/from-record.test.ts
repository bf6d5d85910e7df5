import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditDuring } from "../../../../test/access/walk.ts";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import { aChild, restrict, type Child } from "../../../../test/harness/factories.ts";

let app: TestApp;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Quillfeather", givenName: "Ivo", bornOn: "2012-03-09" });
});
afterAll(() => app.close());

const address = (more = ""): string => `/concerns/new?child=${child.personId}${more}`;

describe("a concern that is begun from a child’s record", () => {
  test("knows the name and the date of birth, and is asked about danger first", async () => {
    const lead = await app.signIn("lead");
    const record = await lead.get(`/children/${child.personId}`);
    expect(record.html).toContain(`href="${address()}"`);
    const question = await lead.get(address());
    expect(question.html).toContain(`name="child" value="${child.personId}"`);
    const form = await lead.get(address("&danger=no"));
    for (const value of ["Ivo", "Quillfeather", "09", "03", "2012"])
      expect(form.html).toContain(`value="${value}"`);
    const ring = await lead.get(address("&danger=yes"));
    expect(ring.html).toContain(`child=${child.personId}`);
    for (const { html } of [form, ring])
      expect(html).toMatch(
        new RegExp(`href="/concerns/new\\?child=${child.personId}"[^>]*>\\s*Back`),
      );
  });

  test("is none for whoever does not reach the child, and leaves that in the audit", async () => {
    await restrict(app, child);
    const school = await app.signIn("school");
    const rows = await auditDuring(app, async () => {
      const answer = await school.get(address("&danger=no"));
      expect(answer.status).toBe(404);
      expect(answer.html).not.toContain("Quillfeather");
    });
    expect(rows).toMatchObject([
      { action: "concern.new", outcome: "not_found", subject_ids: [child.personId] },
    ]);
  });
});
