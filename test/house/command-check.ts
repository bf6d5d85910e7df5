/** What there is to be called. */
export type Known = {
  readonly npmScripts: readonly string[];
  /** Sub-commands of `lantern`; undefined when there is no lantern to ask. */
  readonly lanternCommands: readonly string[] | undefined;
  readonly hasFile: (file: string) => boolean;
};

// Commands of other programs are the reader's own; their arguments can't be checked here.
const others = ["git", "cd", "curl", "psql", "export", "cp", "mkdir", "docker", "openssl", "kill"];
const ofNpm = ["ci", "install", "test", "start", "run", "run-script", "sbom", "--version"];

/** Why a command from the documentation would not work; undefined if nothing speaks against it. */
export function whyNot(command: string, known: Known): string | undefined {
  const [program = "", ...words] = command.split(/\s+/);
  switch (program) {
    case "npm":
      return npmFault(words, known);
    case "lantern":
      return lanternFault(words, known);
    case "npx":
      return words[0] === "lantern" ? lanternFault(words.slice(1), known) : undefined;
    case "node":
      return nodeFault(words, known);
    default: {
      if (/^\.{0,2}\/?[\w.-]+\//.test(program)) {
        return known.hasFile(program) ? undefined : `there is no file ${program}`;
      }
      return others.includes(program) ? undefined : `${program} is not a command we know of`;
    }
  }
}

function npmFault(words: readonly string[], known: Known): string | undefined {
  const [verb = "", name = "", ...rest] = words;
  if (!ofNpm.includes(verb)) return `npm has no "${verb}"`;
  if (verb === "start" || verb === "test") {
    return known.npmScripts.includes(verb) ? undefined : `package.json has no script "${verb}"`;
  }
  if (!verb.startsWith("run")) return undefined;
  // --silent and its like stand before the script's name.
  if (name.startsWith("-")) return npmFault([verb, ...rest], known);
  if (!known.npmScripts.includes(name)) return `package.json has no script "${name}"`;
  const passedOn = rest.filter((word, index) => !(index === 0 && word === "--"));
  return name === "lantern" ? lanternFault(passedOn, known) : undefined;
}

function nodeFault(words: readonly string[], known: Known): string | undefined {
  const at = words.findIndex((word) => !word.startsWith("-"));
  const script = words[at];
  if (script === undefined) return undefined;
  if (!known.hasFile(script)) return `there is no file ${script}`;
  return script === "lantern.mjs" ? lanternFault(words.slice(at + 1), known) : undefined;
}

/** Sub-commands have one word (`doctor`), two (`audit verify`) or three (`audit key new`). */
function lanternFault(words: readonly string[], known: Known): string | undefined {
  if (!known.lanternCommands) return "there is no lantern.mjs that could be asked";
  const [first = "", second = "", third = ""] = words;
  if (first === "" || first.startsWith("-")) return undefined;
  const isKnown = [first, `${first} ${second}`, `${first} ${second} ${third}`].some((name) =>
    known.lanternCommands?.includes(name),
  );
  return isKnown ? undefined : `lantern has no command "${`${first} ${second}`.trim()}"`;
}
