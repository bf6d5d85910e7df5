import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { typedName, wasName } from "../../src/rooms/tracker/grid/typed-cells.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";
import { auditDuring } from "./walk.ts";
import { aChildElsewhere, aFact, letIn, protect } from "./world.ts";

let app: TestApp;
let elsewhere: Child;
let child: Child;
const people: Record<string, Client> = {};
const as = (key: string): Client => {
  const client = people[key];
  if (!client) throw new Error(`${key} has not signed in`);
  return client;
};
beforeAll(async () => {
  app = await anApp();
  elsewhere = await aChildElsewhere(app, "Qxelsewhere");
  for (const key of ["coordinator", "lead", "manager", "school", "nurse", "chair"]) {
    people[key] = await app.signIn(key);
  }
});
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxreed", givenName: "Jo", level: 2 });
});
afterAll(() => app.close());

type Fields = Record<string, string>;
const cell = (personId: string, key: string, typed: string, was = ""): Fields => ({
  [typedName(personId, key)]: typed,
  [wasName(personId, key)]: was,
});
const save = (key: string, fields: Fields): Promise<Answer> =>
  as(key).post("/children/edit", fields);
const changesNothing = async (work: () => Promise<unknown>): Promise<void> => {
  const before = await contentsOf(app);
  await work();
  expect(await contentsOf(app)).toEqual(before);
};

describe("a forged id", () => {
  const hidden: readonly (readonly [string, () => Promise<string>])[] = [
    [
      "of a child out of reach",
      async () => (await aChild(app, { familyName: "Qxhidden" })).personId,
    ],
    [
      "of a restricted child",
      async () => {
        const restricted = await aChild(app, { familyName: "Qxhidden" });
        await restrict(app, restricted);
        return restricted.personId;
      },
    ],
    ["of another partnership", () => Promise.resolve(elsewhere.personId)],
    ["of nobody", () => Promise.resolve(newId())],
  ];

  test.each(hidden)(
    "%s is refused like every other, and the audit keeps it",
    async (_who, find) => {
      const personId = await find();
      await letIn(app, child, "school");
      await changesNothing(async () => {
        const rows = await auditDuring(app, async () => {
          const answer = await save("school", {
            ...cell(personId, "missingCount", "3"),
            ...cell(child.personId, "missingCount", "4"),
          });
          expect(answer.status).toBe(422);
          expect(answer.page.text).toContain("whose record is not open to you");
          expect(answer.html).not.toMatch(/Qxhidden|Qxelsewhere/);
          // What was typed for the child within reach is kept.
          expect(answer.page.fields[typedName(child.personId, "missingCount")]).toBe("4");
        });
        expect(rows).toMatchObject([{ action: "tracker.save", outcome: "invalid" }]);
        expect(rows[0]?.subject_ids).toContain(personId);
      });
    },
  );

  test("cannot ask whether a value is right: a wrong and a right one are answered alike", async () => {
    const other = await aChild(app, { bornOn: "2012-02-03" });
    const [right, wrong] = [
      await save("school", cell(other.personId, "bornOn", "4/4/2012", "2012-02-03")),
      await save("school", cell(other.personId, "bornOn", "4/4/2012", "2010-01-01")),
    ];
    expect([right.status, wrong.status]).toEqual([422, 422]);
    expect(right.page.errors).toEqual(wrong.page.errors);
  });
});

describe("a cell", () => {
  test("of a decision is not saved for those who may not decide", async () => {
    await letIn(app, child, "school");
    const { page } = await as("school").get("/children/edit");
    expect(page.fields[typedName(child.personId, "missingCount")]).toBe("");
    expect(page.fields[typedName(child.personId, "level")]).toBeUndefined();
    await changesNothing(async () => {
      const answer = await save("school", cell(child.personId, "level", "3", "2"));
      expect(answer.status).toBe(422);
      expect(answer.page.text).toContain("You may not change this for this child");
    });
  });

  test("is not edited by those who only opened the record in an emergency", async () => {
    await app.query(
      `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
       select gen_random_uuid(), partnership_id, $1, $2, 'emergency', 'A test', $3 from directory.staff where staff_id = $2`,
      [child.circleId, await staffIdOf(app, "nurse"), app.clock.now()],
    );
    await changesNothing(async () => {
      const answer = await save("nurse", cell(child.personId, "missingCount", "3"));
      expect(answer.status).toBe(422);
    });
  });

  test("is not edited by whoever is shut out", async () => {
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      child.personId,
      await staffIdOf(app, "lead"),
    ]);
    await changesNothing(async () => {
      const answer = await save("lead", cell(child.personId, "missingCount", "3"));
      expect(answer.status).toBe(422);
      expect(answer.html).not.toContain("Qxreed");
    });
  });

  test("that no column has, or that no page has, is passed over", async () => {
    await changesNothing(async () => {
      const fields = {
        ...cell(child.personId, "acl", "{1}"),
        ...cell(child.personId, "own.nothing", "x"),
        ...cell(child.personId, "__proto__", "x"),
        [`v.${child.personId}`]: "x",
        "v.nobody.level": "3",
      };
      expect((await save("coordinator", fields)).status).toBe(303);
    });
  });
});

describe("where a protected child can be found", () => {
  beforeEach(async () => {
    await aFact(app, child, { kind: "ward", wording: "Qxward" });
    await protect(app, child, ["lead", "manager"]);
  });

  test.each(["coordinator", "school"])(
    "is neither shown to %s nor written by them",
    async (key) => {
      if (key === "school") await letIn(app, child, "school");
      const { html, page } = await as(key).get("/children/edit?columns=ward,school");
      expect(html).not.toContain("Qxward");
      expect(page.fields[typedName(child.personId, "ward")]).toBeUndefined();
      expect(page.links).toContainEqual({
        text: "Home, school and contacts Jo Qxreed",
        href: `/children/${child.personId}/whereabouts`,
      });
      await changesNothing(async () => {
        for (const was of ["", "Qxward"]) {
          const answer = await save(key, cell(child.personId, "ward", "Elsewhere", was));
          expect(answer.status).toBe(422);
          expect(answer.page.text).toContain("Where this child can be found is protected");
          expect(answer.page.text).not.toContain("Qxward");
        }
      });
    },
  );

  test("is edited by those who are named, and stays with them", async () => {
    const { page } = await as("lead").get("/children/edit?columns=ward");
    expect(page.fields[typedName(child.personId, "ward")]).toBe("Qxward");
    const answer = await save("lead", cell(child.personId, "ward", "Qxnew", "Qxward"));
    expect(answer.status).toBe(303);
    expect((await as("manager").get("/children/edit?columns=ward")).html).toContain("Qxnew");
    expect((await as("coordinator").get("/children/edit?columns=ward")).html).not.toContain(
      "Qxnew",
    );
  });
});

describe("a save", () => {
  const saveOne = async (): Promise<string> => {
    const answer = await save("lead", cell(child.personId, "missingCount", "3"));
    return new URLSearchParams(answer.location?.split("?")[1]).get("saved") ?? "";
  };

  test("is nobody else's to read or to undo", async () => {
    const saveId = await saveOne();
    for (const key of ["coordinator", "manager"]) {
      const page = await as(key).get(`/children/edit/saves/${saveId}`);
      const undo = await as(key).post(`/children/edit/saves/${saveId}/undo`, {});
      expect([page.status, undo.status]).toEqual([404, 404]);
    }
    expect((await as("coordinator").get("/children/edit/saves")).html).not.toContain(saveId);
  });

  test("is not undone for a child who is out of reach by now, whose name it does not say", async () => {
    const saveId = await saveOne();
    await restrict(app, child);
    const address = `/children/edit/saves/${saveId}`;
    await changesNothing(() => as("lead").post(`${address}/undo`, {}));
    expect((await as("lead").get(address)).html).not.toContain("Qxreed");
  });
});

test("the grid is the list: who may not see the list does not see it as a form", async () => {
  await app.query(
    "update directory.roles set permissions = array_remove(permissions, 'tracker.view') where key = 'practitioner'",
  );
  const school = await app.signIn("school");
  expect((await school.get("/children/edit")).status).toBe(403);
  expect((await school.post("/children/edit", {})).status).toBe(403);
});
