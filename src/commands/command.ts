/** What a command is given of the world outside. */
export type Terminal = {
  /** The folder the person stands in: file names are theirs. */
  readonly from: string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Asks a question and answers what was typed; undefined when there is nobody to ask. */
  readonly ask: (question: string) => Promise<string | undefined>;
};

/** One sub-command of `lantern`. */
export type Command = {
  /** As typed: "import tracker". */
  readonly name: string;
  readonly takes: string;
  readonly summary: string;
  /** @returns the exit code: 0 done, 1 not done, 2 asked wrongly */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
};

/** How a command is typed and what it is for, on two lines. */
export const usageOf = ({ name, takes, summary }: Command): readonly string[] => [
  `  lantern ${name} ${takes}`.trimEnd(),
  `      ${summary}`,
];

/** Runs it, or says how it is typed where that is what was asked. */
export async function runOrTell(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  if (!args.includes("--help")) return command.run(args, terminal);
  terminal.out(usageOf(command).join("\n"));
  return 0;
}

/** Something the person typed is not right; the message is one line. */
export class UsageProblem extends Error {
  override readonly name = "UsageProblem";
}

/** Whether what was typed is what is wrong: said in a line, exit code 2. */
export const isBadUsage = (error: unknown): error is Error =>
  error instanceof UsageProblem ||
  (error instanceof TypeError &&
    String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS"));
