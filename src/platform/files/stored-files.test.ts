import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { liftHolds } from "../../../test/harness/holds.ts";
import { acting, actorByEmail, anotherPartnership } from "../../../test/database/acting.ts";
import { aChild, restrict, type Child } from "../../../test/harness/factories.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { actorOf } from "../../../test/harness/sign-in.ts";
import type { StaffActor } from "../access/actor.ts";
import { aPdf } from "./fixtures/made-files.ts";
import { findFile, storeFile, type FileStamp } from "./stored-files.ts";

let database: TestDatabase;
let child: Child;
beforeAll(async () => {
  database = await aDatabase();
  await liftHolds(database);
  child = await aChild(database);
});
afterAll(() => database.close());
afterEach(() => database.query("delete from files.files"));

async function stampOf({ personId }: Child): Promise<FileStamp> {
  const [row] = await database.query<{ acl: number[]; restricted: boolean }>(
    "select acl, restricted from subjects.people where person_id = $1",
    [personId],
  );
  return { partnershipId: 1, acl: row?.acl ?? [], restricted: row?.restricted ?? false };
}

const nobody = { id: "", reviewsPictures: false };

const add = (actor: StaffActor, stamp: FileStamp): Promise<string> =>
  acting(database, actor, (tx) =>
    storeFile(tx, {
      ...stamp,
      name: "letter.pdf",
      mediaType: "application/pdf",
      content: aPdf,
      scan: "clean",
      actor,
      at: database.clock.now(),
    }),
  );

const found = async (key: string, fileId: string): Promise<boolean> => {
  const actor = await actorOf(database, key);
  return (await acting(database, actor, (tx) => findFile(tx, fileId, nobody))) !== undefined;
};

describe("a file", () => {
  test("is found by those who reach the record that it was added to, and by nobody else", async () => {
    const fileId = await add(await actorOf(database, "lead"), await stampOf(child));
    const reached = { lead: true, manager: true, mash: true, coordinator: true };
    const not = { school: false, nurse: false, police: false, analyst: false, admin: false };
    for (const [key, isFound] of Object.entries({ ...reached, ...not }))
      expect({ key, found: await found(key, fileId) }).toEqual({ key, found: isFound });
    const { email } = await anotherPartnership(database);
    const neighbour = await actorByEmail(database, email);
    expect(await acting(database, neighbour, (tx) => findFile(tx, fileId, nobody))).toBeUndefined();
  });

  test("of a restricted record is outside partnership-wide reach", async () => {
    const hidden = await aChild(database);
    await restrict(database, hidden);
    await add(await actorOf(database, "lead"), await stampOf(child));
    const stamp = await stampOf(hidden);
    for (const key of ["lead", "coordinator"])
      await expect(add(await actorOf(database, key), stamp)).rejects.toThrow(/row-level security/);
    await database.query("update files.files set acl = $1, restricted = true", [[...stamp.acl]]);
    const [row] = await database.query<{ file_id: string }>("select file_id from files.files");
    for (const key of ["lead", "coordinator", "mash"])
      expect(await found(key, row?.file_id ?? "")).toBe(false);
  });

  test.each(["lead", "coordinator"])(
    "cannot be put into another partnership by %s",
    async (key) => {
      const stamp = { ...(await stampOf(child)), partnershipId: 2 };
      const actor = await actorOf(database, key);
      await expect(add(actor, stamp)).rejects.toThrow(/row-level security/);
    },
  );

  test.each(["update files.files set name = 'x'", "delete from files.files"])(
    "is never changed or taken away: %s",
    async (statement) => {
      for (const key of ["lead", "coordinator"]) {
        const actor = await actorOf(database, key);
        await add(actor, await stampOf(child));
        const tried = acting(database, actor, (tx) => sql.raw(statement).execute(tx));
        await expect(tried).rejects.toThrow(/permission denied/);
      }
    },
  );
});
