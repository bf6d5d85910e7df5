import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import { aConcernForm, sendAs } from "../../../../test/harness/concerns.ts";
import { testMoment } from "../../../../test/harness/constants.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
  await app.query(
    `update directory.configuration set body = body || '{"phone": "020 7946 0100", "hours": "Monday to Friday"}'
     where kind = 'contact' and key = 'mash'`,
  );
  await app.query(
    `update directory.configuration
     set body = jsonb_set(body, '{areas,0,outOfHours}', '{"name": "The emergency duty team", "phone": "020 7946 0199"}')
     where kind = 'public-areas'`,
  );
});
afterAll(() => app.close());

const hours = [
  {
    when: "in office hours",
    at: testMoment,
    desk: "the MASH on 020 7946 0100",
    whole: "the multi-agency safeguarding hub (MASH) on 020 7946 0100",
    never: "emergency duty team",
  },
  {
    when: "at half past nine at night",
    at: "2026-11-24T21:30:00Z",
    desk: "the emergency duty team on 020 7946 0199",
    whole: "the emergency duty team on 020 7946 0199",
    never: "020 7946 0100",
  },
];

describe.each(hours)(
  "who does not know whether the child is safe, $when",
  ({ at, desk, whole, never }) => {
    test("is told who to ring before they go on, on the form and where it comes back", async () => {
      app.clock.set(at);
      const school = await app.signIn("school");
      const form = await school.get("/concerns/new?danger=not-known");
      const back = await school.post("/concerns", {
        ...aConcernForm,
        danger: "not-known",
        worry: "",
      });
      expect(back.status).toBe(422);
      for (const { page } of [form, back]) {
        expect(page.text).toContain(
          `You do not know whether the child is in danger now. Before you continue, ring ${desk}. If you come to think that the child is in danger, ring 999.`,
        );
        expect(page.text).not.toContain(never);
      }
    });

    test("is told again once it was sent, on the confirmation and on the concern until it is decided", async () => {
      app.clock.set(at);
      const school = await app.signIn("school");
      const unknown = await sendAs(school, { danger: "not-known" });
      const safe = await sendAs(school, { danger: "no" });
      const said = `If nobody has rung since, ring ${desk} now. If the child is in danger, ring 999.`;
      for (const end of ["", "/sent"]) {
        const { page } = await school.get(`/concerns/${unknown}${end}`);
        expect(page.text).toContain(said);
        expect(page.text).not.toContain(never);
        expect((await school.get(`/concerns/${safe}${end}`)).page.text).not.toContain(
          "If nobody has rung",
        );
      }
    });

    test("reads the same desk on the page that says to ring 999 first", async () => {
      app.clock.set(at);
      const school = await app.signIn("school");
      const { page } = await school.get("/concerns/new?danger=yes");
      expect(page.text).toContain(`When help is on its way, ring ${whole}.`);
    });
  },
);
