import type { Rooms } from "../platform/rooms/slot.ts";

/** What a command is given of the world outside. */
export type Terminal = {
  /** The folder the person stands in: file names are theirs. */
  readonly from: string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Asks a question and answers what was typed; undefined when there is nobody to ask. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Every room, for what they declare: read when a command asks, for most do not. */
  readonly rooms: () => Promise<Rooms>;
};

/**
 * What a command does.
 * @returns the exit code: 0 done, 1 not done, 2 asked wrongly
 */
export type Run = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** What the commands of one file do, by their names. */
export type Runs = Readonly<Record<string, Run>>;

/** How a command is typed and what it is for: all that help needs to know. */
type Described<Name extends string> = {
  /** As typed: "import tracker". */
  readonly name: Name;
  readonly takes: string;
  readonly summary: string;
  /** What each option does, for whoever asks this command for help; lines as they are printed. */
  readonly options?: readonly string[];
};

/** One sub-command of `lantern`. */
export type Command = Described<string> & { readonly run: Run };

/** Commands whose work is loaded when one of them is run, and by nobody who only asks for help. */
export function declare<Name extends string>(
  load: () => Promise<Readonly<Record<Name, Run>>>,
  described: readonly Described<NoInfer<Name>>[],
): readonly Command[] {
  return described.map((one) => ({
    ...one,
    run: async (args, terminal) => (await load())[one.name](args, terminal),
  }));
}

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
  if (!args.includes("--help") && !args.includes("-h")) return command.run(args, terminal);
  const { options = [] } = command;
  terminal.out([...usageOf(command), ...options.map((line) => `      ${line}`)].join("\n"));
  return 0;
}

/** Something the person typed is not right; the message is one line. */
export class UsageProblem extends Error {
  override readonly name = "UsageProblem";
}

const isOfOptions = (error: unknown): error is TypeError =>
  error instanceof TypeError &&
  String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");

/** Whether what was typed is what is wrong: said in a line, exit code 2. */
export const isBadUsage = (error: unknown): error is Error =>
  error instanceof UsageProblem || isOfOptions(error);

/** What is wrong, in a line: of options Node.js says it at length, and as a programmer would. */
export function usageMessage(error: Error): string {
  const { message } = error;
  const [, option] = isOfOptions(error) ? (/'(-[^' ]*)/.exec(message) ?? []) : [];
  if (option === undefined) return message;
  return message.startsWith("Unknown option")
    ? `there is no option ${option}: --help says which there are`
    : `${option} takes a value behind it; one that begins with a dash is written ${option}=-1`;
}
