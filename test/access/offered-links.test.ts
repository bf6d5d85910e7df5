import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { letIn } from "./world.ts";

/** A list offers only what its reader may do on that record: no link of it leads to a closed door. */
let app: TestApp;
let child: Child;
const lists = [
  ["/children", ["lead", "manager", "coordinator", "police", "school", "youthworker"]],
  ["/children/edit", ["lead", "manager", "coordinator", "school", "nurse"]],
] as const;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxoffered", level: 2 });
  for (const key of ["police", "school", "youthworker", "nurse"]) await letIn(app, child, key);
  await app.query(
    `update protect.tracker_entries set said_level = 1, said_closed = true, said_on = '2026-11-20' where person_id = $1`,
    [child.personId],
  );
});
afterAll(() => app.close());

test.each(lists)(
  "on %s a form of the record is offered to whoever may open it",
  async (address, keys) => {
    const base = `/children/${child.personId}`;
    const offered: Record<string, readonly string[]> = {};
    for (const key of keys) {
      const client = await app.signIn(key);
      const list = await client.get(address);
      expect([key, list.status]).toEqual([key, 200]);
      const links = list.page.links.map(({ href }) => href);
      expect([key, links]).toEqual([key, expect.arrayContaining([base])]);
      const own = [...new Set(links.filter((href) => href.startsWith(`${base}/`)))];
      for (const href of own) {
        expect([key, href, (await client.get(href)).status]).toEqual([key, href, 200]);
      }
      offered[key] = own;
    }
    const forms = address === "/children" ? ["level", "closing/new"] : ["flags"];
    for (const form of forms) {
      const to = `${base}/${form}`;
      expect([form, offered["manager"]]).toEqual([form, expect.arrayContaining([to])]);
      expect([form, offered["school"]?.includes(to)]).toEqual([form, false]);
    }
  },
);
