import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { expect, test } from "vitest";
import type { Post } from "../../platform/access/actor.ts";
import { bothReachedWith, reachedWith } from "./reached-with.ts";

const asked = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const at = new Date("2026-11-24T10:00:00Z");
const aPost = (given: Partial<Post>): Post => ({
  role: "coordinator",
  roleName: "Coordinator",
  reach: "team",
  teamId: "a-team",
  agencyId: "an-agency",
  agencyName: "An agency",
  permissions: ["record.match"],
  ...given,
});
const both = (...posts: readonly Post[]): string =>
  bothReachedWith({ id: "somebody", posts }, "record.match", at).compile(asked).sql;

test("a post that allows it in the whole partnership asks nothing more of a list", () => {
  const posts = [aPost({}), aPost({ reach: "partnership" })];
  expect(reachedWith({ id: "somebody", posts }, "record.match", at)).toBeUndefined();
  expect(both(...posts)).toBe("true");
});

test("reach by another post than the one that allows it does not count", () => {
  expect(both(aPost({ reach: "partnership", permissions: ["child.view"] }))).toBe(
    "(false and false)",
  );
});

test("a narrower post asks the same of both children", () => {
  const [one = "", other = ""] = both(aPost({})).split('"o"."restricted"', 2);
  expect(one).toContain('"p"."owning_team_id"');
  expect(one).toContain('"p"."circle_id"');
  expect(other).toContain('"o"."owning_team_id"');
  expect(other).toContain('"o"."circle_id"');
  expect(other).not.toContain('"p".');
});
