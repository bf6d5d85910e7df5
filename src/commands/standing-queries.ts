import { parseArgs } from "node:util";
import { newId } from "../kernel/ids.ts";
import { counted } from "../kernel/words.ts";
import { runStandingQueries } from "../modules/identify/index.ts";
import type { Command } from "./command.ts";
import { partnershipNamed, withDatabase } from "./with-database.ts";

export const standingCommands: readonly Command[] = [
  {
    name: "standing-queries run",
    takes: "[--partnership NAME]",
    summary: "Ask the standing queries now, as each night: they suggest to people and set nothing",
    run: async (args, { out }) => {
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
  },
];
