import { ConfigurationProblem } from "./platform/config/config.ts";
import { MigrationProblem } from "./platform/database/migrate.ts";
import { ServerUnavailable } from "./platform/database/server/index.ts";
import {
  isBadUsage,
  runOrTell,
  usageMessage,
  usageOf,
  type Command,
  type Terminal,
} from "./commands/command.ts";
import { terminalIn } from "./commands/terminal.ts";
import { auditCommands } from "./commands/audit.ts";
import { backupCommands } from "./commands/backup.ts";
import { exitCommand } from "./commands/exit.ts";
import { dutyCommands } from "./commands/duty.ts";
import { configurationCommand } from "./commands/configuration.ts";
import { configurationSetCommands } from "./commands/configuration-set.ts";
import { databaseCommands } from "./commands/database.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { StaffProblem } from "./modules/directory/index.ts";
import { directoryCommands } from "./commands/directory.ts";
import { instrumentCommands } from "./commands/instruments.ts";
import { keyCommands } from "./commands/keys.ts";
import { identityProviderCommands } from "./commands/identity-providers.ts";
import { peopleCommands } from "./commands/people.ts";
import { mashCommands } from "./commands/mash.ts";
import { publicPageCommands } from "./commands/public-pages.ts";
import { publicRoleCommands } from "./commands/public-roles.ts";
import { matchingCommands } from "./commands/matching.ts";
import { standingCommands } from "./commands/standing-queries.ts";
import { serviceAccountCommands } from "./commands/service-accounts.ts";
import { roleCommands } from "./commands/roles.ts";
import { readinessChecks } from "./readiness.ts";
import { importExtractCommand } from "./commands/import-extract.ts";
import { importSsdCommand } from "./commands/import-ssd.ts";
import { importTrackerCommand } from "./commands/import-tracker.ts";
import { linkCommand } from "./commands/link.ts";

const commands: readonly Command[] = [
  importTrackerCommand,
  importExtractCommand,
  importSsdCommand,
  linkCommand,
  doctorCommand(readinessChecks),
  ...databaseCommands,
  ...backupCommands,
  exitCommand,
  ...dutyCommands,
  ...keyCommands,
  ...directoryCommands,
  ...roleCommands,
  ...identityProviderCommands,
  ...peopleCommands,
  ...publicRoleCommands,
  ...publicPageCommands,
  ...mashCommands,
  ...matchingCommands,
  ...standingCommands,
  ...instrumentCommands,
  ...serviceAccountCommands,
  ...auditCommands,
  configurationCommand,
  ...configurationSetCommands,
];

/**
 * The `lantern` command.
 * @param args what was typed after `lantern`
 * @param from the folder it was typed in
 * @returns the exit code: 0 done, 1 not done, 2 asked wrongly
 */
export async function command(args: readonly string[], from: string): Promise<number> {
  const terminal = terminalIn(from);
  const found = commands.find(({ name }) =>
    name.split(" ").every((word, index) => args[index] === word),
  );
  if (!found) return help(args, terminal);
  try {
    return await runOrTell(found, args.slice(found.name.split(" ").length), terminal);
  } catch (error) {
    if (isAskedWrongly(error)) {
      terminal.error(usageMessage(error));
      return 2;
    }
    if (!(error instanceof MigrationProblem || error instanceof ServerUnavailable)) throw error;
    terminal.error(error.message);
    return 1;
  }
}

const isAskedWrongly = (error: unknown): error is Error =>
  isBadUsage(error) || error instanceof ConfigurationProblem || error instanceof StaffProblem;

function help(args: readonly string[], { out, error }: Terminal): number {
  const isAsked = args.length === 0 || args[0] === "help" || args[0] === "--help";
  if (args.includes("--json") && isAsked) {
    out(JSON.stringify({ commands: ["help", ...commands.map(({ name }) => name)] }));
    return 0;
  }
  const lines = ["lantern COMMAND", "", ...commands.flatMap(usageOf)];
  (isAsked ? out : error)(
    isAsked ? lines.join("\n") : `lantern has no command ${args.join(" ")}: see lantern help`,
  );
  return isAsked ? 0 : 2;
}
