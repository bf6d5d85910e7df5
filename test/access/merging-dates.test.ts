import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { agree, mergeAt, propose, settle, splitting, type Joining } from "../harness/merging.ts";

/** Joining hides nothing that is late: the first date of both records stands until it is taken apart. */

let app: TestApp;
let coordinator: Client;
let mash: Client;
let stays: Child;
let ends: Child;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
});
afterAll(() => app.close());
beforeEach(async () => {
  stays = await aChild(app, { familyName: "Kestrel", givenName: "Amelia" });
  ends = await aChild(app, { familyName: "Kestrel", givenName: "Ameila" });
});

const joining = (): Joining => ({ coordinator, mash, stays, ends });

type Dates = {
  readonly level: number | null;
  readonly review: string | null;
  readonly harm: string;
  readonly harmReview: string;
};

const stand = ({ personId }: Child, { level, review, harm, harmReview }: Dates) =>
  app.query(
    `update protect.tracker_entries set level = $2, level_decided_on = case when $2::int is not null then date '2026-11-01' end,
       review_by = $3, harm_status = $4, harm_decided_on = case when $4 <> 'undecided' then date '2026-11-01' end, harm_review_by = $5
     where person_id = $1`,
    [personId, level, review, harm, harmReview],
  );

const datesOf = async ({ personId }: Child) => {
  const [row] = await app.query(
    `select level, review_by::text as review, harm_status as harm, harm_review_by::text as "harmReview"
     from protect.tracker_entries where person_id = $1`,
    [personId],
  );
  return row;
};

const late: Dates = {
  level: null,
  review: "2026-11-12",
  harm: "undecided",
  harmReview: "2026-11-26",
};
const later: Dates = {
  level: 2,
  review: "2026-12-20",
  harm: "undecided",
  harmReview: "2026-12-08",
};
const first = { level: 2, review: "2026-11-12", harm: "undecided", harmReview: "2026-11-26" };

describe("the dates of two records that become one", () => {
  test.each([
    ["the record that stays is late", late, later],
    ["the record that ends is late", later, late],
  ])("are the first of both where %s, and go back", async (_, here, there) => {
    await stand(stays, here);
    await stand(ends, there);
    await settle(joining());
    const at = (await agree(joining(), await propose(joining()))).location ?? "";
    expect(await datesOf(stays)).toEqual(first);
    const overview = (await mash.get(`/children/${stays.personId}`)).page.text;
    expect(overview).toContain("12 days overdue");
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    expect([await datesOf(stays), await datesOf(ends)]).toEqual([here, there]);
  });

  test("what was reviewed while they were one stays reviewed", async () => {
    await stand(stays, late);
    await stand(ends, later);
    await settle(joining());
    const at = (await agree(joining(), await propose(joining()))).location ?? "";
    await app.query(
      "update protect.tracker_entries set review_by = '2027-01-20' where person_id = $1",
      [stays.personId],
    );
    await mash.post(`${at}/split`, splitting);
    expect(await datesOf(stays)).toEqual({ ...late, review: "2027-01-20" });
  });

  test("nothing is due of a record that is closed", async () => {
    await stand(stays, { ...later, review: "2026-12-20" });
    await stand(ends, { ...late, level: 2 });
    await app.query("update protect.tracker_entries set is_open = false where person_id = $1", [
      ends.personId,
    ]);
    await settle(joining());
    await agree(joining(), await propose(joining()));
    expect(await datesOf(stays)).toEqual(later);
  });

  test("are said before anyone proposes and agrees, with the record that each comes from", async () => {
    await stand(stays, later);
    await stand(ends, late);
    await settle(joining());
    const form = (await coordinator.get(mergeAt(joining()))).page.text;
    const proposal = (await mash.get(await propose(joining()))).page.text;
    for (const text of [form, proposal]) {
      expect(text).toContain(`Harm status Undecided ${stays.reference} and ${ends.reference}`);
      expect(text).toContain(
        `Next review Review the level, 12 November 2026, 12 days overdue ${ends.reference}`,
      );
      expect(text).toContain(`Then Decide harm status, 26 November 2026 ${ends.reference}`);
      expect(text).toMatch(new RegExp(`Level \\w+ ${stays.reference} Harm`));
    }
    await stand(ends, { ...late, level: 3 });
    expect((await coordinator.get(mergeAt(joining()))).page.text).not.toContain("Next review");
  });
});
