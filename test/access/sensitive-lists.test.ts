import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aService, onTheList, referForm } from "../harness/recovery.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { sql } from "kysely";

/**
 * Whoever keeps the directory of services and reaches children does not open a sensitive service to
 * themselves: not by its list, not by what it is called, and not by making it an open one for a moment.
 */

const instead = "A health service: ask the designated nurse";

let app: TestApp;
let coordinator: Client;
let child: Child;
let service: string;
let referral: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  service = await aService(app, { name: "Qxclinic", shownAs: instead });
  child = await aChild(app, { level: 2 });
  const lead = await app.signIn("lead");
  const made = await lead.post(`/children/${child.personId}/services/new`, referForm(service));
  referral = made.location ?? "";
  expect((await lead.get(referral)).status).toBe(200);
});
afterAll(() => app.close());

const edit = (): string => `/services/${service}/edit`;
const change = async (client: Client, more: Readonly<Record<string, string>>) =>
  client.post(edit(), { ...(await client.get(edit())).page.fields, ...more });

/** What the co-ordinator, who reaches every child, learns of this one. */
async function learns(): Promise<boolean> {
  const pages = [referral, `/children/${child.personId}/recovery`, "/overdue/services"];
  const shown = await Promise.all(pages.map((page) => coordinator.get(page)));
  return shown.some(({ html }) => html.includes("Qxclinic"));
}

test("whoever keeps the directory reads only the words to begin with", async () => {
  expect(await learns()).toBe(false);
  const { page } = await coordinator.get(`/children/${child.personId}/recovery`);
  expect(page.text).toContain(instead);
});

describe("the list of a sensitive service", () => {
  test("is not joined by the one who keeps it", async () => {
    const staff = await staffIdOf(app, "coordinator");
    const { html } = await coordinator.get(`/services/${service}`);
    expect(html).not.toContain(`value="${staff}"`);
    const answer = await coordinator.post(`/services/${service}/readers`, { staff });
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain("You cannot add yourself");
    expect(await learns()).toBe(false);
  });

  test("is not joined past the page either: the table refuses it", async () => {
    const actor = await actorOf(app, "coordinator");
    const join = acting(app, actor, (tx) =>
      sql`insert into directory.service_readers (service_reader_id, partnership_id, service_id, staff_id, added_by, added_at)
          values (gen_random_uuid(), ${actor.partnershipId}, ${service}, ${actor.id}, ${actor.id}, now())`.execute(
        tx,
      ),
    );
    await expect(join).rejects.toThrow("row-level security");
  });

  test("is joined by a colleague whom another puts there", async () => {
    const staff = await staffIdOf(app, "school");
    expect((await coordinator.post(`/services/${service}/readers`, { staff })).status).toBe(303);
  });
});

describe("what stands in place of a sensitive service", () => {
  test("is not made an open service by someone who does not read who goes there", async () => {
    const answer = await change(coordinator, { sensitive: "no", shownAs: "" });
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain("a person on its list");
    expect(await learns()).toBe(false);
  });

  test("keeps its words, which tell one service from another", async () => {
    const answer = await change(coordinator, { shownAs: "The clinic called Q" });
    expect(answer.status).toBe(422);
    expect(answer.page.fields["shownAs"]).toBe("The clinic called Q");
    const { page } = await coordinator.get(`/children/${child.personId}/recovery`);
    expect(page.text).toContain(instead);
  });

  test("is not changed past the page either: the table refuses it", async () => {
    const actor = await actorOf(app, "coordinator");
    for (const what of [sql`is_sensitive = false, shown_as = null`, sql`shown_as = 'Q'`]) {
      const open = acting(app, actor, (tx) =>
        sql`update directory.services set ${what}, kept_by = ${actor.id}, version = version + 1
            where service_id = ${service}`.execute(tx),
      );
      await expect(open).rejects.toThrow("list of the service");
    }
  });

  test("everything else of it is changed as before", async () => {
    const answer = await change(coordinator, { howToRefer: "Ring in the morning" });
    expect(answer.status).toBe(303);
  });

  test("is changed by whoever keeps the directory and was put on the list", async () => {
    await onTheList(app, service, "coordinator");
    expect((await change(coordinator, { shownAs: "Another service" })).status).toBe(303);
    expect((await change(coordinator, { sensitive: "no", shownAs: "" })).status).toBe(303);
    expect((await change(coordinator, { sensitive: "yes", shownAs: instead })).status).toBe(303);
  });
});
