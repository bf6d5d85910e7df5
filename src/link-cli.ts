import { isBadUsage, runOrTell, usageMessage } from "./commands/command.ts";
import { linkCommand } from "./commands/link.ts";
import { terminalIn } from "./commands/terminal.ts";

/**
 * `lantern link` by itself: the rest of Lantern would take a quarter of a gigabyte beside the records.
 * @param args what was typed after `lantern`, of which the first is `link`
 * @param from the folder it was typed in
 * @returns the exit code: 0 done, 1 not done, 2 asked wrongly
 */
export async function command(args: readonly string[], from: string): Promise<number> {
  const terminal = terminalIn(from);
  try {
    return await runOrTell(linkCommand, args.slice(1), terminal);
  } catch (error) {
    if (!isBadUsage(error)) throw error;
    terminal.error(usageMessage(error));
    return 2;
  }
}
