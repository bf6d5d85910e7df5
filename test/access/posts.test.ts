import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

/** A second post, in a team and with a role of our choosing. */
async function alsoPosted(key: string, post: { team: string; role: string }): Promise<void> {
  await app.query(
    `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
     select $1, t.partnership_id, $2, t.team_id, r.role_id, '2026-01-01'
     from directory.teams t join directory.roles r on r.partnership_id = t.partnership_id and r.key = $4 where t.name = $3`,
    [newId(), await staffIdOf(app, key), post.team, post.role],
  );
}

async function aRole(key: string, reach: string, permissions: readonly string[]): Promise<void> {
  await app.query(
    `insert into directory.roles (role_id, partnership_id, key, name, reach, permissions)
     select $1, partnership_id, $2, $2, $3, $4 from directory.partnerships limit 1`,
    [newId(), key, reach, permissions],
  );
}

test("a permission of one post is not used on a record that another post reaches", async () => {
  // The nurse may look at the team's children, and sets levels in another team.
  await aRole("looks", "team", ["child.view", "tracker.view"]);
  await alsoPosted("nurse", { team: "Adolescent Safeguarding", role: "looks" });
  await alsoPosted("nurse", { team: "Key workers", role: "lead-practitioner" });
  const child = await aChild(app);
  const nurse = await app.signIn("nurse");
  const about = `/children/${child.personId}`;
  expect((await nurse.get(about)).status).toBe(200);
  for (const page of ["level", "note", "restrict", "conflicts"])
    expect((await nurse.get(`${about}/${page}`)).status).toBe(403);
  expect((await nurse.get(`${about}/circle`)).page.buttons).not.toContain(
    "Add to the professional network",
  );
  // A place in the circle counts for any post.
  await letIn(app, child, "nurse");
  expect((await (await app.signIn("nurse")).get(`${about}/level`)).status).toBe(200);
});

test("a post that reaches the partnership and may not view opens nothing of it", async () => {
  await aRole("counts-everything", "partnership", ["statistics.view"]);
  await alsoPosted("school", { team: "Analysis", role: "counts-everything" });
  const child = await aChild(app);
  const school = await app.signIn("school");
  expect((await school.get(`/children/${child.personId}`)).status).toBe(404);
  expect((await school.get("/children")).html).not.toContain(child.personId);
});
