import {
  declare,
  isBadUsage,
  runOrTell,
  usageMessage,
  usageOf,
  type Command,
  type Terminal,
} from "./commands/command.ts";
import {
  configurationCommands,
  configurationSetCommands,
  instrumentCommands,
  mashCommands,
  publicPageCommands,
  publicRoleCommands,
} from "./commands/declared/configuration.ts";
import {
  directoryCommands,
  identityProviderCommands,
  peopleCommands,
  roleCommands,
  serviceAccountCommands,
} from "./commands/declared/people.ts";
import {
  importExtractCommands,
  importSsdCommands,
  importTrackerCommands,
  importTrainingCommands,
  linkCommands,
  matchingCommands,
  standingCommands,
} from "./commands/declared/records.ts";
import {
  alarmCommands,
  auditCommands,
  backupCommands,
  databaseCommands,
  dutyCommands,
  exitCommands,
  keyCommands,
} from "./commands/declared/upkeep.ts";
import { terminalIn } from "./commands/terminal.ts";

/** What every room asks to be in place is known up here alone. */
const doctorCommands = declare(async () => {
  const { doctorRuns } = await import("./commands/doctor.ts");
  const { readinessChecks } = await import("./readiness.ts");
  return doctorRuns(readinessChecks);
}, [
  {
    name: "doctor",
    takes: "[--json]",
    summary: "Say what is in place for real children, what is missing, and how to mend it",
  },
]);

const commands: readonly Command[] = [
  ...importTrackerCommands,
  ...importExtractCommands,
  ...importSsdCommands,
  ...importTrainingCommands,
  ...linkCommands,
  ...doctorCommands,
  ...databaseCommands,
  ...backupCommands,
  ...exitCommands,
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
  ...alarmCommands,
  ...auditCommands,
  ...configurationCommands,
  ...configurationSetCommands,
];

/** What every room declares is known up here alone as well. */
const rooms = async () => (await import("./rooms.ts")).allRooms;

/**
 * The `lantern` command.
 * @param args what was typed after `lantern`
 * @param from the folder it was typed in
 * @returns the exit code: 0 done, 1 not done, 2 asked wrongly
 */
export async function command(args: readonly string[], from: string): Promise<number> {
  const terminal = { ...terminalIn(from), rooms };
  const found = commands.find(({ name }) =>
    name.split(" ").every((word, index) => args[index] === word),
  );
  if (!found) return help(args, terminal);
  try {
    return await runOrTell(found, args.slice(found.name.split(" ").length), terminal);
  } catch (error) {
    return tellProblem(error, terminal);
  }
}

/** In a line, where it is nothing that a programmer has to mend. */
async function tellProblem(error: unknown, terminal: Terminal): Promise<number> {
  if (isBadUsage(error)) {
    terminal.error(usageMessage(error));
    return 2;
  }
  const { exitOf } = await import("./commands/told-problems.ts");
  const code = exitOf(error);
  if (code === undefined) throw error;
  terminal.error((error as Error).message);
  return code;
}

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
