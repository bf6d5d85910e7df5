import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { liftHolds } from "../harness/holds.ts";

/** A child of unknown birth date with an interpreter, from the record to Find and the door. */
let app: TestApp;
let coordinator: Client;
let school: Client;
let child: Child;
let page: string;

const age = (youngest: string, oldest: string, version = "0") => ({
  youngest,
  oldest,
  wording: "",
  source: "child",
  sourceName: "",
  "saidOn-day": "20",
  "saidOn-month": "11",
  "saidOn-year": "2025",
  version,
});
const asked = (given: Readonly<Record<string, string>>) => ({
  "given-name": "Lena",
  "family-name": "Qxunborne",
  "born-day": "",
  "born-month": "",
  "born-year": "",
  age: "",
  reference: "",
  relationship: "met-today",
  reason: "Talked with her today",
  ...given,
});
const born = (year: string) => ({ "born-day": "4", "born-month": "5", "born-year": year });

beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
  [coordinator, school] = [await app.signIn("coordinator"), await app.signIn("school")];
  child = await aChild(app, { familyName: "Qxunborne", givenName: "Lena", bornOn: null });
  page = `/children/${child.personId}/identity`;
});
afterAll(() => app.close());

const find = async (given: Readonly<Record<string, string>>): Promise<string | undefined> => {
  await app.query("delete from subjects.enquiries");
  return (await school.post("/find", asked(given))).page.heading;
};

describe("an age without a date of birth", () => {
  test.each([
    [age("15", "13"), "The oldest age must not be below the youngest"],
    [age("about", "13"), "Youngest age must be a number between 0 and 25"],
    [age("13", "99"), "Oldest age must be a number between 0 and 25"],
    [{ ...age("13", "15"), source: "guess" }, "Choose where this comes from"],
    [{ ...age("13", "15"), source: "document" }, "Enter which record says so"],
    [{ ...age("13", "15"), "saidOn-year": "2031" }, "or earlier"],
  ])("%j is refused beside its question", async (form, says) => {
    const { status, page: back } = await coordinator.post(`${page}/age`, form);
    expect([status, back.text]).toEqual([422, expect.stringContaining(says)]);
  });

  test("is shown with the child and at the door, a year older than it was said", async () => {
    expect(await find(born("1999"))).toBe("There may be a match");
    expect((await coordinator.post(`${page}/age`, age("13", "14"))).status).toBe(303);
    const words = "about 14 to 16";
    for (const at of [page, `/children/${child.personId}`, `/children/${child.personId}/door`])
      expect((await coordinator.get(at)).page.text).toContain(words);
    expect((await coordinator.get(page)).page.text).toContain("about 13 to 14 on 20 November 2025");
    expect((await coordinator.post(`${page}/age`, age("13", "14"))).status).toBe(409);
  });

  test("who it cannot be is no match, and who it can be may be one", async () => {
    expect(await find(born("1999"))).toBe("Not known by this name and date of birth");
    expect(await find(born("2011"))).toBe("There may be a match");
  });

  test("is asked in place of a date, and more than that there may be a match is not said", async () => {
    expect(await find({ age: "14" })).toBe("There may be a match");
    expect(await find({ age: "5" })).toBe("Not known by this name and date of birth");
    expect(await find({ age: "x" })).not.toBe("There may be a match");
    const dated = await aChild(app, {
      familyName: "Qxdated",
      givenName: "Lena",
      bornOn: "2011-05-04",
    });
    const answer = await school.post("/find", asked({ "family-name": "Qxdated", age: "15" }));
    expect(answer.page.heading).toBe("There may be a match");
    expect(answer.html).not.toContain(dated.reference);
    expect(answer.page.text).not.toMatch(/4 May 2011|flag/);
    await restrict(app, dated);
    expect(await find({ "family-name": "Qxdated", age: "15" })).toBe(
      "Not known by this name and date of birth",
    );
  });
});
