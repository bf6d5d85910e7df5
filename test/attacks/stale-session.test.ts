import { afterAll, beforeAll, describe, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "../access/world.ts";
import { expectKeptOut, type Tried } from "./tried.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const words = "Qxdraft she laughed";
const note = { headline: "Seen at school", detail: words };
const happened = { "happened-day": "1", "happened-month": "11", "happened-year": "2026" };

/** Everything that a window which was open before the change still tries. */
const tries = (client: Client, { personId }: Child): readonly (() => Promise<boolean>)[] => {
  const about = `/children/${personId}`;
  const sees = (path: string) => async () => {
    const { status, html } = await client.get(path);
    return status === 200 && html.includes("Qxstale");
  };
  return [
    sees(about),
    sees(`${about}/chronology`),
    sees(`${about}/note`),
    async () => (await client.get(`${about}/note`)).html.includes(words),
    async () => (await client.post(`/drafts/note`, { ...note, _subject: personId })).status === 303,
    async () => (await client.post(`${about}/note`, { ...note, ...happened })).status === 303,
  ];
};

async function count(all: readonly (() => Promise<boolean>)[]): Promise<Tried> {
  let gotIn = 0;
  for (const one of all) if (await one()) gotIn++;
  return { attempts: all.length, gotIn };
}

/** What changed for the person while the window was open, and what puts it back. */
type Change = {
  readonly what: string;
  readonly apply: (child: Child) => Promise<unknown>;
  readonly undo: () => Promise<unknown>;
};
const nothing = () => Promise.resolve();

const posts = "update directory.posts set ends_on = $2 where staff_id = $1";
const changes: readonly Change[] = [
  {
    what: "the post ended yesterday",
    apply: async () => app.query(posts, [await staffIdOf(app, "lead"), "2026-11-23"]),
    undo: async () => app.query(posts, [await staffIdOf(app, "lead"), null]),
  },
  {
    what: "the role lost its permissions",
    apply: () =>
      app.query(
        "update directory.roles r set permissions = '{}' from directory.posts p where p.role_id = r.role_id and p.staff_id = (select staff_id from directory.staff where email like 'lead@%' and partnership_id = 1)",
      ),
    undo: nothing,
  },
  {
    what: "a conflict of interest was declared in another window",
    apply: async ({ personId }) => {
      const other = await app.signIn("lead");
      await other.post(`/children/${personId}/conflict`, {
        relation: "family",
        reason: "My sister's son",
      });
    },
    undo: nothing,
  },
  {
    what: "the record was restricted to others",
    apply: (child) => restrict(app, child),
    undo: nothing,
  },
];

describe("a window that was open before", () => {
  // The role comes last: nothing of it is put back.
  const ordered = [...changes].sort(
    (one, two) => Number(one.what.includes("role")) - Number(two.what.includes("role")),
  );
  test.each(ordered.map((one) => [one.what, one] as const))("%s", async (what, { apply, undo }) => {
    const child = await aChild(app, { familyName: "Qxstale" });
    // Whoever is named stays named when a record is restricted.
    if (!what.includes("restricted")) await letIn(app, child, "lead");
    const client = await app.signIn("lead");
    await client.post("/drafts/note", { ...note, _subject: child.personId });
    // The control: the same window, before anything changed. The draft is kept anew for what follows.
    const control = await count(tries(client, child));
    await client.post("/drafts/note", { ...note, _subject: child.personId });
    await apply(child);
    expectKeptOut(
      `an open window and a draft after ${what}`,
      await count(tries(client, child)),
      control,
    );
    await undo();
  });
});
