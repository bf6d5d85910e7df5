import { describe, expect, test } from "vitest";
import { dutiesInForce } from "./sharing-bases.ts";
import { readSharingForm } from "./sharing-form.ts";

const duty = {
  key: "s16la",
  name: "Duty to share",
  source: "Children Act 2004, section 16LA",
  meaning: "Is given",
  exception: "More detrimental",
  inForceFrom: "2026-12-01",
};
const bases = {
  agreementId: "1",
  bases: [
    {
      key: "safeguarding",
      name: "Safeguarding",
      lawfulBasis: "A task",
      gateway: "An Act",
      condition: "A condition",
    },
  ],
  duties: [] as (typeof duty)[],
};
const form = {
  shared: "no",
  what: "That he is known to the police",
  opinion: "",
  request: "",
  requestContext: "",
  reply: "",
  replyContext: "",
  withWhom: "The school",
  basis: "safeguarding",
  condition: "",
  reason: "Not needed to keep him safe",
  detriment: "",
};

describe("a duty to share", () => {
  test.each([
    ["the day before it is in force", "2026-11-30", 0],
    ["on the day", "2026-12-01", 1],
  ])("is there or not %s", (_, on, count) => {
    expect(dutiesInForce([duty], on)).toHaveLength(count);
  });

  test("without a day is never there", () => {
    expect(dutiesInForce([{ ...duty, inForceFrom: null }], "2099-01-01")).toEqual([]);
  });

  test("asks whoever does not share for the exception of section 16LA", () => {
    const inForce = { ...bases, duties: [duty] };
    expect(readSharingForm(form, inForce)).toEqual({
      errors: [
        {
          field: "detriment",
          message: "Enter why sharing would be more detrimental to the child than not sharing",
        },
      ],
    });
    const excepted = readSharingForm(
      { ...form, detriment: "His father would learn of it" },
      inForce,
    );
    expect(excepted).toMatchObject({ sharing: { detriment: "His father would learn of it" } });
    expect(readSharingForm({ ...form, shared: "yes" }, inForce)).toMatchObject({
      sharing: { isShared: true, detriment: null },
    });
  });
});

test("before it, not sharing needs a reason and nothing more", () => {
  expect(readSharingForm(form, bases)).toMatchObject({
    sharing: { isShared: false, condition: null, detriment: null },
  });
});

test("everything that is missing is said", () => {
  const empty = {
    shared: "",
    what: " ",
    opinion: "",
    request: "",
    requestContext: "",
    reply: "",
    replyContext: "",
    withWhom: "",
    basis: "x",
    condition: "",
    reason: "",
    detriment: "",
  };
  const read = readSharingForm(empty, bases);
  expect("errors" in read && read.errors.map(({ field }) => field)).toEqual([
    "shared",
    "what",
    "withWhom",
    "basis",
    "reason",
  ]);
});

test.each([
  [{ request: "What is known of the car" }, ["requestContext", "reply"]],
  [{ requestContext: "By telephone" }, ["request"]],
  [{ reply: "Nothing" }, ["replyContext"]],
  [{ replyContext: "As of today" }, ["reply"]],
  [{ request: "The car", requestContext: "By telephone", reply: "Nothing" }, ["replyContext"]],
  [{ request: "The car", requestContext: "Today", reply: "Nothing", replyContext: "The log" }, []],
  [{ opinion: "Probably no parent’s" }, []],
])("a request and a reply need their contexts: %j", (more, fields) => {
  const read = readSharingForm({ ...form, ...more }, bases);
  expect("errors" in read ? read.errors.map(({ field }) => field) : []).toEqual(fields);
});
