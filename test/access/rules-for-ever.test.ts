import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../harness/database.ts";

/**
 * The rules of disruption that hold for ever, each with the tests that hold it. A test that is renamed or taken away is
 * missed here, so that no rule loses its last one unseen.
 */
const rules: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "no child, and nobody who may be one, becomes a target; unknown age is a child": {
    "no-child-of-concern": [
      "%s is refused beside the field, with the way forward",
      "the database refuses what a command would have let through",
      "a date of birth that is corrected to a child’s is refused, and is no way past a source",
    ],
    "never-a-child": [
      "of unknown age: refused until an adult is confirmed with a source",
      "under 18: refused whatever is said, and an adult cannot be confirmed",
      "it leaves board, search, home and API, takes no step but its end, and comes back",
      "the database refuses what a command would have let through",
    ],
    "plan-for-a-person": ["the database refuses an action on any measure but a plan that runs"],
    "forums-of-person": [
      "nothing is recorded of somebody whose age is not known, and what stood is shown no more",
    ],
    licensing: [
      "nothing is referred of who may be a child; what was is gone for officers, from lists, search and API",
    ],
    intelligence: [
      "somebody who is in no list any more, or may be a child, is connected with nobody",
    ],
    "suggested-links": ["nobody who may be a child, nobody in no list, and no group"],
  },
  "a decision that a child may be harming others stands on their own record, on no board": {
    "harming-others": [
      "a decision stands on the record with its review, on no board, in no list and in no search",
      "is read and recorded by who reaches the child, and recorded by who leads alone",
    ],
  },
  "who was exploited as a child needs the same decision at any age: an 18th birthday unlocks nothing":
    {
      "never-a-child": [
        "18 today, but recorded as a child: the birthday unlocks nothing, a decision does",
        "exploited as a child, or perhaps: the same at any age, until the review of the decision",
      ],
      "seventeen-and-described": [
        "a seventeen-year-old named by another child is protected and never a target, also at 18",
      ],
    },
  "a child’s own phone or account suggests nothing, and protected addresses never match": {
    "suggested-links": [
      "never a child’s own telephone or account, whatever was said and whoever reaches the child",
      "never an address at which a child is placed: %s",
    ],
    "hotel-journey": ["never of where a protected child is, nor of a person or a vehicle"],
  },
  "no tactic against a household where a child lives without its effect, agreed by the lead": {
    measures: [
      "a child in the household: a lead who did not propose it agrees the effect",
      "the database holds the order of things as well",
    ],
    "plan-for-a-person": ["where a child lives, a lead agrees the effect before the plan starts"],
  },
  "told before passed on, or a named decision why not": {
    intelligence: [
      "what a child said is not kept before the child is told, and nothing typed is lost",
      "police read nothing before, and the sender cannot decide",
    ],
  },
  "an allegation that nobody renewed leaves; a child’s flag never lapses that way": {
    "no-child-of-concern": [
      "stands until its day, is before its owner, leaves, and comes back once renewed",
      "a vehicle, and a child’s own flag, have no such day",
    ],
    "links-of-children": [
      "is neither counted nor listed with the adult, and stays with the child until it is renewed",
    ],
    "lapsed-and-owed": [
      "is named in flags to review and in a child's release until its day, and again once renewed",
    ],
  },
};

const textOf = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, `${file}.test.ts`), "utf8");

describe.each(Object.entries(rules))("%s", (_rule, files) => {
  const held = Object.entries(files).flatMap(([file, tests]) =>
    tests.map((name) => [file, name] as const),
  );
  test.each(held)("is held by %s: %s", (file, name) => {
    const line = textOf(file)
      .split("\n")
      .find((one) => one.includes(`"${name}"`));
    expect(line, `test/access/${file}.test.ts has no such test`).toBeDefined();
    expect(line).not.toMatch(/\.(?:skip|todo|fails)\b/);
  });
});

describe("a link between two children", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.close());

  /** Tables with two keys to children: each asks whether two records are one child, and none says that two children are linked. */
  const ofOneChild = [
    "subjects.likely_pairs",
    "subjects.merge_proposals",
    "subjects.merge_tells",
    "subjects.merges",
    "subjects.pair_decisions",
    "subjects.pair_samples",
  ];

  test("is made nowhere: what joins two records asks whether they are one child", async () => {
    const rows = await database.query<{ name: string }>(
      `select c.conrelid::regclass::text as name from pg_constraint c
       where c.contype = 'f' and c.confrelid = 'subjects.people'::regclass
       group by 1 having count(distinct c.conkey) > 1 order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(ofOneChild);
  });

  test("of brothers and sisters is made by who reaches both, has a source and is ended with a reason", () => {
    for (const name of [
      "are linked by a person, and each leads to the other for whoever reaches both",
      "are linked no more once a person says why; two at once end it once",
      "cannot link a record that they do not reach, and learns nothing of it",
    ])
      expect(textOf("siblings")).toContain(`"${name}"`);
  });
});
