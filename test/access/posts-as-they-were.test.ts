import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dateTyped } from "../../src/platform/http/date-fields.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** An administrator gives posts, sets a last day, and takes it back. */
let app: TestApp;
let admin: Client;
let staffId: string;

beforeAll(async () => {
  app = await anApp();
  staffId = await staffIdOf(app, "youthworker");
}, 180_000);
beforeEach(async () => {
  admin = await app.signIn("admin");
});
afterAll(() => app.close());

type Post = { team: string; role: string; starts: string; ends: string | null };

const posts = (): Promise<Post[]> =>
  app.query<Post>(
    `select team_id as team, role_id as role, starts_on::text as starts, ends_on::text as ends
     from directory.posts where staff_id = $1 order by starts_on`,
    [staffId],
  );
const roleNamed = async (key: string): Promise<string> =>
  (
    await app.query<{ id: string }>("select role_id as id from directory.roles where key = $1", [
      key,
    ])
  )[0]?.id ?? "";
const give = ({ team, role }: Pick<Post, "team" | "role">, starts: string | null) =>
  admin.post(`/admin/people/${staffId}/posts`, { team, role, ...dateTyped("starts", starts) });
const setLastDay = async (form: Readonly<Record<string, string>>): Promise<number> =>
  (await admin.post(`/admin/people/${staffId}/last-day`, form)).status;

describe("a post that someone has already", () => {
  test("is not given once more while it lasts, so that ending it ends it", async () => {
    const [held] = await posts();
    if (!held) throw new Error("the demonstration gave them a post");
    for (const starts of [null, "2027-01-01"]) {
      const again = await give(held, starts);
      expect(again.status).toBe(422);
      expect(again.page.text).toContain("They have this post already");
    }
    expect(await posts()).toEqual([held]);
  });
});

describe("someone who stays after all", () => {
  test("has every post as it was: one to come, and one that ends on a day of its own", async () => {
    const [held] = await posts();
    if (!held) throw new Error("the demonstration gave them a post");
    const later = { team: held.team, role: await roleNamed("practitioner") };
    expect((await give(later, "2027-01-01")).status).toBe(303);
    await app.query(
      "update directory.posts set ends_on = '2027-01-31' where staff_id = $1 and role_id = $2",
      [staffId, held.role],
    );
    const before = await posts();
    expect(await setLastDay(dateTyped("leaves", "2026-12-18"))).toBe(303);
    expect(await posts()).toEqual([{ ...held, ends: "2026-12-18" }]);
    expect(await setLastDay(dateTyped("leaves", "2027-01-15"))).toBe(303);
    expect((await posts()).map(({ ends }) => ends)).toEqual(["2027-01-15", "2027-01-15"]);
    expect(await setLastDay(dateTyped("leaves", "2027-03-01"))).toBe(303);
    expect((await posts()).map(({ ends }) => ends)).toEqual(["2027-01-31", "2027-03-01"]);
    expect(await setLastDay({ stays: "yes" })).toBe(303);
    expect(await posts()).toEqual(before);
  });
});
