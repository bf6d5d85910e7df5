import { parseArgs } from "node:util";
import { giveLacking, lackingWords } from "../rooms/directory/index.ts";
import { needed } from "./as-administrator.ts";
import type { Runs } from "./command.ts";
import { changeDirectory, partnershipNamed, withDatabase } from "./with-database.ts";

export const roleRuns = {
  "role complete": async (args, { out }) => {
    const text = { type: "string" } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { role: text, partnership: text },
    });
    const key = needed(values.role, "--role");
    const given = await withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      return changeDirectory(session, {
        action: "role.complete",
        work: async (tx) => {
          const value = await giveLacking(tx, { partnershipId, key });
          return { value, partnershipId };
        },
      });
    });
    out(
      given
        ? `“${given.name}” may from now on: ${lackingWords(given)}`
        : `The role ${key} lacks nothing that has come since. Nothing was changed`,
    );
    return 0;
  },
} satisfies Runs;
