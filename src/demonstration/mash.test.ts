import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../test/harness/app.ts";
import { sendAs } from "../../test/harness/concerns.ts";
import { aChild } from "../../test/harness/factories.ts";
import { actorOf } from "../../test/harness/sign-in.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import { fillMash } from "./mash.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const families =
  "Abbott Brennan Castellano Dhillon Everard Fotheringay Gunawardena Hollis Ibekwe Jankowski Kaminski Lovelace Mbeki Okonjo Prendergast Quayle Rossetti Saeed Tanaka Underhill Varga Wolanski Yilmaz Zamora".split(
    " ",
  );

test("decides all but a dozen, and leaves those as a morning finds them", async () => {
  const school = await app.signIn("school");
  await aChild(app, { familyName: "Abbott", givenName: "Keira", bornOn: "2012-03-09" });
  const concernIds: string[] = [];
  for (const familyName of families) {
    concernIds.push(await sendAs(school, { familyName }));
    app.clock.advance({ minutes: 5 });
  }
  const cast = new Map([["mash", await actorOf(app, "mash")]]);
  await asMaintenance(app.admin, (tx) => fillMash(tx, { cast, clock: app.clock, concernIds }));
  const [episodes] = await app.query<Record<string, number>>(
    `select count(*) filter (where decided_at is not null)::int as decided,
       count(*) filter (where decided_at is null and rating is null)::int as untouched,
       count(distinct rating) filter (where decided_at is null)::int as ratings from identify.mash_episodes`,
  );
  expect(episodes).toEqual({ decided: families.length - 12, untouched: 4, ratings: 4 });
  const outcomes = await app.query(
    "select 1 from identify.concerns c join identify.concern_outcomes o using (concern_id) where c.decided_at is not null",
  );
  expect(outcomes).toHaveLength(families.length - 12);
});
