import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../build.mjs";
import { lanternCommand } from "../harness/lantern-command.ts";

type Outputs = Awaited<ReturnType<typeof bundle>>["metafile"]["outputs"];

const folder = mkdtempSync(join(tmpdir(), "lantern-loaded-"));
let outputs: Outputs;
beforeAll(async () => {
  outputs = (await bundle({ cli: "src/cli.ts" }, folder)).metafile.outputs;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The sources and the packages that Node reads before the first line of this source runs. */
function loadedFor(source: string) {
  const sources = new Set<string>();
  const packages = new Set<string>();
  const seen = new Set<string>();
  const read = (name: string): void => {
    const output = outputs[name];
    if (!output || seen.has(name)) return;
    seen.add(name);
    for (const input of Object.keys(output.inputs)) sources.add(input);
    for (const { path, kind, external } of output.imports) {
      if (kind !== "import-statement") continue;
      if (external !== true) read(path);
      else if (!isBuiltin(path)) packages.add(path);
    }
  };
  const entry = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
  if (!entry) throw new Error(`${source} is no file of its own in the build`);
  read(entry[0]);
  return { sources: [...sources], packages: [...packages] };
}

const ofRoom = (sources: readonly string[], room: string) =>
  sources.filter((source) => source.startsWith(`src/${room}/`));

test("help reads how commands are typed, and nothing of what they do", () => {
  const { sources, packages } = loadedFor("src/cli.ts");
  const words = /^src\/(cli|commands\/(command|terminal|declared\/\w+))\.ts$/;
  expect(sources).toContain("src/commands/declared/people.ts");
  expect(sources.filter((source) => !words.test(source))).toEqual([]);
  expect(packages).toEqual([]);
});

test("a command reads what it does and no other command: a migration is begun without a page", () => {
  const { sources, packages } = loadedFor("src/commands/database.ts");
  expect(sources).toContain("src/platform/database/migrate.ts");
  for (const room of ["modules", "ui", "linkage"]) expect(ofRoom(sources, room)).toEqual([]);
  expect(packages).not.toContain("fastify");
});

test("files are linked without the database, and their records have the memory", () => {
  const { sources, packages } = loadedFor("src/commands/link.ts");
  expect(ofRoom(sources, "linkage").length).toBeGreaterThan(10);
  for (const room of ["modules", "platform"]) expect(ofRoom(sources, room)).toEqual([]);
  expect(packages.filter((name) => ["pg", "kysely", "fastify", "zod"].includes(name))).toEqual([]);
});

test("whatever speaks to PostgreSQL reads a date as a day, which is said once for all of a process", () => {
  const files = Object.values(outputs).flatMap(({ entryPoint = "" }) =>
    entryPoint.startsWith("src/") ? [entryPoint] : [],
  );
  // What is told of a problem is read after the command, which has spoken by then.
  const commands = files.filter((file) => file !== "src/commands/told-problems.ts");
  const speaking = commands.filter((file) => loadedFor(file).packages.includes("pg"));
  expect(speaking.length).toBeGreaterThan(15);
  for (const file of speaking)
    expect(loadedFor(file).sources, file).toContain("src/platform/database/pool.ts");
});

/** They do something as they are read, with what is their own: whoever uses them has it done. */
const withTheirOwn = [
  "src/linkage/text/nicknames.ts",
  "src/platform/outbound/public-address.ts",
  "src/platform/words/translator.ts",
];

test("a module that does something for others by being read is named, and stays in every bundle", () => {
  const { sideEffects } = JSON.parse(readFileSync("package.json", "utf8")) as {
    sideEffects: readonly string[];
  };
  const doing = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => join("src", name))
    .filter(
      (path) =>
        /\.tsx?$/.test(path) && !/^src\/client|-worker\.ts$|\.test\.|\/fixtures\//.test(path),
    )
    .filter((path) => doesSomething(readFileSync(path, "utf8")));
  const named = sideEffects.filter((path) => !path.includes("*")).map((path) => path.slice(2));
  expect(doing.sort()).toEqual([...named, ...withTheirOwn].sort());
});

/** A statement at the top that is no declaration. */
const doesSomething = (source: string): boolean =>
  /^(?:(?:await|void|for|if|while|try)\b|[A-Za-z_][\w.?]*(?:\(|\[.*\] ?=| ?=[^=>]))/m.test(
    source.replaceAll(/`[^`]*`|\/\*[\s\S]*?\*\//g, "``"),
  );

test("every command that is written is declared, and the other way round", async () => {
  const { stdout } = await lanternCommand(["help", "--json"], { from: folder });
  const { commands } = JSON.parse(stdout) as { commands: string[] };
  expect([...(await written()), "doctor", "help"].sort()).toEqual([...commands].sort());
});

async function written(): Promise<readonly string[]> {
  const files = readdirSync("src/commands").filter((name) => /^[a-z-]+\.ts$/.test(name));
  const names: string[] = [];
  for (const file of files) {
    const at = pathToFileURL(join("src/commands", file)).href;
    const offered = (await import(at)) as Readonly<Record<string, unknown>>;
    for (const [name, runs] of Object.entries(offered))
      if (name.endsWith("Runs") && typeof runs === "object") names.push(...Object.keys(runs ?? {}));
  }
  // The keys of the audit are commands of a file of their own, which the audit's offers too.
  return [...new Set(names)];
}
