import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";
import { actorOf } from "../../test/harness/sign-in.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import { fillContexts } from "./contexts.ts";

let app: TestApp;
beforeAll(async () => (app = await anApp()));
afterAll(() => app.close());

test("the park is made safer, and the car park to which the harm moved is open", async () => {
  app.clock.advance({ days: 120 });
  const cast = new Map<string, StaffActor>();
  for (const key of ["coordinator", "school", "lead"]) cast.set(key, await actorOf(app, key));
  await asMaintenance(app.admin, (tx) => fillContexts(tx, { cast, clock: app.clock }));
  const cases = await app.query<{ name: string; state: string; level: number }>(
    "select name, state, level from subjects.contexts order by referred_at",
  );
  expect(cases).toEqual([
    { name: "Mill Lane park", state: "closed", level: 1 },
    { name: "Tanner Street car park", state: "open", level: 2 },
  ]);
  const acts = await app.query<{ act: string }>(
    "select act from subjects.context_acts order by recorded_at, context_act_id",
  );
  expect(acts.map(({ act }) => act)).toContain("lowered");
});
