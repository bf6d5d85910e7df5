import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that take longest, each more than half a minute. They begin first, so that nobody waits at the
 * end for one worker that has still ten minutes to go.
 */
const longest = [
  "test/journeys/accessible.e2e.ts",
  "test/access/every-record.test.ts",
  "test/access/route-walk.test.ts",
  "test/journeys/phone-without-script.e2e.ts",
  "test/house/bench.test.ts",
  "test/access/canary.test.ts",
  "test/database/plans.test.ts",
  "test/journeys/wrong-people.e2e.ts",
  "test/journeys/concern-to-plan.e2e.ts",
  "test/web/csrf.test.ts",
  "test/durability/migrations-killed.test.ts",
  "test/database/plans-mash.test.ts",
  "test/backup/backup.test.ts",
  "test/durability/upgrade.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? longest.length : at;
    };
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}
