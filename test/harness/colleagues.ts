import { addStaff } from "../../src/rooms/accounts/add-staff.ts";
import { newCodeSecret } from "../../src/rooms/accounts/one-time-codes.ts";
import { asMaintenance } from "./maintenance.ts";
import type { TestApp } from "./app.ts";
import { type Client, aClient } from "./client.ts";
import { openTestSession, staffIdOf } from "./sign-in.ts";

let count = 0;

/** Somebody new with the same role in the same team as one of the cast, signed in. */
export async function aColleagueOf(app: TestApp, key: string): Promise<Client> {
  const [post] = await app.query<{ partnership_id: number; team_id: string; role: string }>(
    `select p.partnership_id, p.team_id, r.key as role from directory.posts p
     join directory.roles r on r.role_id = p.role_id where p.staff_id = $1`,
    [await staffIdOf(app, key)],
  );
  if (!post) throw new Error(`${key} has no post`);
  const name = `colleague${++count}`;
  await asMaintenance(app.admin, (tx) =>
    addStaff(
      tx,
      {
        partnershipId: post.partnership_id,
        teamId: post.team_id,
        role: post.role,
        name: `Colleague ${count}`,
        phone: "020 7946 0199",
        email: `${name}@eastmoor.example`,
        isDemo: true,
        password: "for-tests-only-long-enough",
        codeSecret: newCodeSecret(),
        startsOn: "2026-01-01",
      },
      app.secrets.ring,
    ),
  );
  const token = await openTestSession(app, await staffIdOf(app, name));
  return aClient(() => app.server, app.secrets, token);
}
