import { parseArgs } from "node:util";
import { newId } from "../kernel/ids.ts";
import { counted } from "../kernel/words.ts";
import { runStandingQueries } from "../rooms/pattern-alerts/index.ts";
import type { Runs } from "./command.ts";
import { partnershipNamed, withDatabase } from "./with-database.ts";

export const standingRuns = {
  "standing-queries run": async (args, { out }) => {
    const { values } = parseArgs({
      args: [...args],
      options: { partnership: { type: "string" } },
    });
    const found = await withDatabase(async ({ admin, database, clock }) =>
      runStandingQueries(
        { database, clock, requestId: newId() },
        await partnershipNamed(admin, values.partnership),
      ),
    );
    out(`${counted(found, "child", "children")} newly found`);
    return 0;
  },
} satisfies Runs;
