import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { liftHolds } from "../harness/holds.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { testMoment } from "../harness/constants.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { shutOut } from "../harness/for-machines.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aChildElsewhere } from "./world.ts";

let app: TestApp;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
});
beforeEach(async () => {
  app.clock.set(testMoment);
  await app.query("delete from subjects.enquiries");
  school = await app.signIn("school");
});
afterAll(() => app.close());

let number = 0;
async function aNamedChild(
  familyName = `Qxfind${++number}z`,
): Promise<Child & { readonly familyName: string }> {
  const child = await aChild(app, { familyName, givenName: "Zoë-Ann", bornOn: "2011-05-04" });
  return { ...child, familyName };
}

const asked = (
  familyName: string,
  given: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  "given-name": "Zoë-Ann",
  "family-name": familyName,
  "born-day": "4",
  "born-month": "5",
  "born-year": "2011",
  reference: "",
  relationship: "met-today",
  reason: "Talked with her today",
  ...given,
});

const enquiries = () =>
  app.query<{ answer: string; person_id: string | null }>(
    "select answer, person_id from subjects.enquiries order by enquiry_id",
  );

test("who is not known becomes a concern without being typed once more", async () => {
  const answer = await school.post("/find", asked("Qxnobody"));
  expect(answer.page.heading).toBe("Not known by this name and date of birth");
  const form = [...answer.html.matchAll(/name="([\w-]+)" value="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, value.replaceAll("&amp;", "&")] as const,
  );
  const kept = await school.post("/drafts/concern", Object.fromEntries(form));
  expect([kept.status, kept.location]).toEqual([
    303,
    expect.stringMatching(/^\/concerns\/new\?draft=/),
  ]);
  const question = await school.get(kept.location ?? "");
  expect(question.page.heading).toBe("Is a child in danger now?");
  // What goes with the answer, as the browser sends it.
  const [, draft = ""] = /name="draft" value="([^"]+)"/.exec(question.html) ?? [];
  const concern = await school.get(`/concerns/new?asked=yes&danger=no&draft=${draft}`);
  const valueOf = (name: string): string | undefined =>
    new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(concern.html)?.[1];
  expect(
    ["givenName", "familyName", "bornOn-day", "bornOn-month", "bornOn-year"].map(valueOf),
  ).toEqual(["Zoë-Ann", "Qxnobody", "04", "05", "2011"]);
  expect(valueOf("ringName")).not.toBe("");
});

describe("asking whether a child is known", () => {
  test("tells that they are and who to ring, and nothing that opens or names anything", async () => {
    const child = await aNamedChild();
    // Said back as it was typed, which is not how the record has it.
    const typed = child.familyName.toUpperCase();
    const answer = await school.post("/find", asked(typed));
    expect([answer.status, answer.page.heading]).toEqual([200, "The child is known"]);
    expect(answer.page.text).toContain(`You asked about Zoë-Ann ${typed}, born 4 May 2011.`);
    expect(answer.page.text).toContain(
      "Ring Dean Whitmore, who manages the team that holds the record: 020 7946 0124",
    );
    expect(answer.html).not.toContain(child.personId);
    expect(answer.html).not.toContain(child.reference);
    expect(answer.html).not.toContain(child.familyName);
    expect(answer.page.links.map(({ href }) => href)).not.toContain(`/children/${child.personId}`);
    expect(await enquiries()).toEqual([{ answer: "known", person_id: child.personId }]);
  });

  test("names the lead practitioner first, who has a notice and reads who asked and why", async () => {
    const child = await aNamedChild();
    await app.query(
      `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
       select $1, partnership_id, $2, staff_id, 'allocation', 'Leads', $4 from directory.staff where staff_id = $3`,
      [newId(), child.circleId, await staffIdOf(app, "lead"), app.clock.now()],
    );
    const answer = await school.post("/find", asked(child.familyName));
    expect(answer.page.text).toContain("Ring Mariam Begum, who leads for the child: 020 7946 0123");
    const lead = await app.signIn("lead");
    expect((await lead.get("/notices")).page.text).toContain("A person asked whether a child");
    const access = (await lead.get(`/children/${child.personId}/access`)).page.text;
    expect(access).toContain("Claire Hale, Fernhill High School");
    expect(access).toContain("I have met or dealt with the child today. Talked with her today");
  });

  test.each([
    ["capitals and no accents", { "given-name": "ZOE ANN" }],
    ["a space more", { "given-name": "  Zoë  Ann " }],
  ])("finds the same name with %s", async (_name, given) => {
    const child = await aNamedChild();
    const answer = await school.post("/find", asked(child.familyName.toUpperCase(), given));
    expect(answer.page.heading).toBe("The child is known");
  });

  test("finds a former name and a reference", async () => {
    const child = await aNamedChild();
    await app.query(
      `insert into subjects.names (name_id, partnership_id, person_id, kind, family_name, given_name)
       select $1, partnership_id, person_id, 'former', 'Ó Sé', 'Sorcha' from subjects.people where person_id = $2`,
      [newId(), child.personId],
    );
    const former = await school.post("/find", asked("o se", { "given-name": "SORCHA" }));
    expect(former.page.heading).toBe("The child is known");
    const blank = {
      "given-name": "",
      "family-name": "",
      "born-day": "",
      "born-month": "",
      "born-year": "",
    };
    const reference = child.reference.toLowerCase().replaceAll("-", " ");
    const byReference = await school.post("/find", asked("", { ...blank, reference }));
    expect(byReference.page.heading).toBe("The child is known");
  });

  const spelling = "recorded under another spelling";
  const otherwise = [
    [
      "by its sound",
      (name: string) => asked(name.replace("Qx", "Qks"), { "given-name": "Soe An" }),
    ],
    [
      "the other way round",
      (name: string) => asked("Zoë-Ann", { "given-name": name.toUpperCase() }),
    ],
  ] as const;

  test.each(otherwise)(
    "finds a name %s, says that it is recorded otherwise, and never how",
    async (_name, typed) => {
      const child = await aNamedChild();
      const ask = () => school.post("/find", typed(child.familyName));
      const known = await ask();
      await restrict(app, child);
      const restricted = await ask();
      expect(known.page.heading).toBe("The child is known");
      expect(restricted.page.heading).toBe("A record may match");
      for (const { html, page } of [known, restricted]) {
        expect(page.text).toContain(spelling);
        expect(html).not.toContain(child.familyName);
      }
    },
  );

  test("says nothing of a spelling where the name is right, an older one, or not asked for", async () => {
    const child = await aNamedChild();
    await app.query(
      `insert into subjects.names (name_id, partnership_id, person_id, kind, family_name, given_name)
       select $1, partnership_id, person_id, 'former', $3, 'Sorcha' from subjects.people where person_id = $2`,
      [newId(), child.personId, `${child.familyName}ova`],
    );
    for (const typed of [
      asked(child.familyName),
      asked(child.familyName, { "born-day": "5", "born-month": "4" }),
      asked(`${child.familyName}ova`, { "given-name": "sorcha" }),
      asked("", { "given-name": "", reference: child.reference }),
    ]) {
      const { page } = await school.post("/find", typed);
      expect([page.heading, page.text.includes(spelling)]).toEqual(["The child is known", false]);
    }
  });

  test.each([
    ["another day of birth", { "born-day": "5" }],
    ["another given name", { "given-name": "Zoe" }],
    ["only marks for a name", { "given-name": "!!!", "family-name": "..." }],
  ])("does not find %s", async (_name, given) => {
    const child = await aNamedChild();
    const answer = await school.post("/find", asked(child.familyName, given));
    expect(answer.page.heading).toBe("Not known by this name and date of birth");
    expect(await enquiries()).toEqual([{ answer: "not-known", person_id: null }]);
    expect(answer.page.text).toMatch(/You asked about .+, born [45] May 2011\./);
    expect(answer.page.links.map(({ href }) => href)).toContain("/concerns/new");
  });

  test("says that a restricted record may match, and who to ring, with no name and no team", async () => {
    const child = await aNamedChild();
    await restrict(app, child);
    const answer = await school.post("/find", asked(child.familyName.toUpperCase()));
    expect(answer.page.heading).toBe("A record may match");
    expect(answer.page.text).toContain("Ring Dean Whitmore");
    expect(answer.page.text).not.toContain("held by");
    expect(answer.html).not.toContain(child.familyName);
  });

  test("leads to the emergency page, and only those who can open a record in one", async () => {
    const child = await aNamedChild();
    const police = await app.signIn("police");
    const answer = await police.post("/find", asked(child.familyName));
    expect(answer.page.links.map(({ href }) => href)).toContain(`/emergency/${child.personId}`);
    expect((await police.get(`/emergency/${child.personId}`)).status).toBe(200);
  });

  test("tells someone who is shut out, word for word, what nobody's name gets; the record knows better", async () => {
    // No other test's child has a name that sounds like it.
    const child = await aNamedChild("Harkaway");
    const schoolId = await staffIdOf(app, "school");
    await app.query(
      `insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, reason, declared_by, declared_at)
       select $1, partnership_id, $2, staff_id, 'friend', 'Told', staff_id, $4 from directory.staff where staff_id = $3`,
      [newId(), child.personId, schoolId, app.clock.now()],
    );
    // The name is said back as it was typed, known or not.
    const bytes = ({ html }: { html: string }) =>
      html
        .replaceAll(/nonce="[^"]+"/g, "")
        // Under which number the concern that they may go on with is kept.
        .replaceAll(/(name="_subject" value="|draft=)[0-9a-f-]{36}/g, "")
        .replaceAll(new RegExp(`Nobody|${child.familyName}`, "g"), "X");
    const shut = await school.post("/find", asked(child.familyName));
    const none = await school.post("/find", asked("Nobody"));
    expect(shut.page.heading).toBe("Not known by this name and date of birth");
    expect(bytes(shut)).toBe(bytes(none));
    const alike = child.familyName.replace("Qx", "Qks");
    const sounds = await school.post("/find", asked(alike));
    expect(bytes(sounds).replaceAll(alike, "X")).toBe(bytes(none));
    expect(await enquiries()).toContainEqual({ answer: "not-known", person_id: child.personId });
  });

  test("tells someone who is shut out of one child of another whose name sounds alike, as if there were no first", async () => {
    const near = { "given-name": "Jon" };
    const spelt = { givenName: "Jon", bornOn: "2011-05-04" };
    const child = await aChild(app, { familyName: "Qxschmidt", ...spelt });
    const none = await school.post("/find", asked("Qxschmitt", near));
    expect(none.page.heading).toBe("The child is known");
    const shutToThem = await aChild(app, { familyName: "Qxschmitt", ...spelt });
    await shutOut(app, shutToThem, await staffIdOf(app, "school"));
    const shut = await school.post("/find", asked("Qxschmitt", near));
    const bytes = ({ html }: { html: string }) => html.replaceAll(/nonce="[^"]+"/g, "");
    expect(bytes(shut)).toBe(bytes(none));
    // The asking stands with both records: whoever leads for either reads of it.
    expect((await enquiries()).map((one) => one.person_id).toSorted()).toEqual(
      [child.personId, child.personId, shutToThem.personId].toSorted(),
    );
    // Whoever is not shut out is told of the very name alone.
    const police = await app.signIn("police");
    const told = await police.post("/find", asked("Qxschmitt", near));
    expect(told.page.links.map(({ href }) => href)).toContain(`/emergency/${shutToThem.personId}`);
  });

  test("does not know a child of another partnership", async () => {
    const elsewhere = await aChildElsewhere(app, `Elsewhere ${newId()}`);
    const blank = {
      "given-name": "",
      "family-name": "",
      "born-day": "",
      "born-month": "",
      "born-year": "",
    };
    const answer = await school.post(
      "/find",
      asked("", { ...blank, reference: elsewhere.reference }),
    );
    expect(answer.page.heading).toBe("Not known by this reference");
  });

  test("says so where more than one record matches, and tells of each", async () => {
    const child = await aNamedChild();
    const twin = await aChild(app, {
      familyName: child.familyName,
      givenName: "Zoë-Ann",
      bornOn: "2011-05-04",
    });
    const answer = await school.post("/find", asked(child.familyName));
    expect(answer.page.heading).toBe("More than one record matches");
    expect((await enquiries()).map(({ person_id }) => person_id).sort()).toEqual(
      [child.personId, twin.personId].sort(),
    );
  });

  test("ends after twenty a day, by London's day, also when they are sent at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => school.post("/find", asked("Nobody"))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
    expect(await enquiries()).toHaveLength(20);
    app.clock.set("2026-11-25T00:00:30Z");
    school = await app.signIn("school");
    expect((await school.post("/find", asked("Nobody"))).status).toBe(200);
  });

  test("is in the audit with the child's number and never the name", async () => {
    const child = await aNamedChild();
    await school.post("/find", asked(child.familyName));
    const rows = await app.query<{ text: string; subject_ids: string[] }>(
      "select e::text as text, subject_ids from audit.events e where action = 'find.ask' order by event_id desc limit 1",
    );
    expect(rows[0]?.subject_ids).toEqual([child.personId]);
    expect(rows[0]?.text).not.toContain("Qxfind");
  });
});
