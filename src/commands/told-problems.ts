import { ConfigurationProblem } from "../platform/config/config.ts";
import { MigrationProblem } from "../platform/database/migrate.ts";
import { ServerUnavailable } from "../platform/database/server/index.ts";
import { StaffProblem } from "../rooms/accounts/index.ts";

/** The exit code of what a command throws of the rest of Lantern and is told in a line; none where it is a fault. */
export function exitOf(error: unknown): 1 | 2 | undefined {
  if (error instanceof ConfigurationProblem || error instanceof StaffProblem) return 2;
  if (error instanceof MigrationProblem || error instanceof ServerUnavailable) return 1;
  return undefined;
}
