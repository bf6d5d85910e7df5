import { parseArgs } from "node:util";
import { formatDate } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import {
  changesBetween,
  kindsIn,
  listConfiguration,
  setVersion,
  type Change as ConfigurationChange,
  type Kind,
  type KindOnFile,
  type Words,
} from "../rooms/configuration/index.ts";
import { UsageProblem, type Runs, type Terminal } from "./command.ts";
import { bodyIn, dayToCome, kindTyped } from "./configuration-file.ts";
import { jsonFile } from "./json-file.ts";
import {
  changeDirectory,
  commandLineActor,
  partnershipNamed,
  withDatabase,
  type Session,
} from "./with-database.ts";

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

/** Kinds that have a way of their own, which asks more than this one does. */
const elsewhere: Partial<Record<string, string>> = {
  "public-form": "lantern public form set",
  "public-help": "lantern public help set",
  "public-areas": "lantern public areas set",
  "public-signs": "lantern public signs set",
  "public-check": "lantern public check set",
  "record-matching": "lantern matching learn --put-in-force",
  "second-factor": "lantern second-factor",
  instrument: "Screening and assessment tools, in Lantern",
};

export const configurationSetRuns = {
  "configuration print": async (args, { out, rooms }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { partnership: text, offered: flag },
      allowPositionals: true,
    });
    const [given, key] = positionals;
    const kind = kindTyped(kindsIn(await rooms()), nameOf(given));
    const onFile = await withDatabase(async (session) =>
      readKind(session, {
        kind,
        route: "lantern configuration print",
        partnershipId: await partnershipNamed(session.admin, values.partnership),
      }),
    );
    const piece = pieceNamed(onFile, { key });
    const body = values.offered
      ? onFile.offered.find((one) => one.key === piece.key)?.body
      : piece.body;
    if (body === undefined && values.offered)
      throw new UsageProblem(`No version of this ${kind.name} is offered`);
    if (body === undefined) throw new UsageProblem(`No ${kind.name} of this key is in force today`);
    out(JSON.stringify(body, undefined, 2));
    return 0;
  },
  "configuration set": setFrom,
} satisfies Runs;

async function setFrom(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { from: text, new: flag, check: flag, yes: flag, partnership: text },
    allowPositionals: true,
  });
  const kind = kindTyped(kindsIn(await terminal.rooms()), nameOf(positionals[0]));
  const way = elsewhere[kind.name];
  if (way !== undefined) throw new UsageProblem(`This is changed by: ${way}`);
  const file = positionals.length > 1 ? positionals.at(-1) : undefined;
  if (file === undefined)
    throw new UsageProblem(`Say which file: lantern configuration set ${kind.name} FILE`);
  const key = positionals.length > 2 ? positionals[1] : undefined;
  const found = jsonFile(terminal.from, file);
  return withDatabase(async (session) => {
    const partnershipId = await partnershipNamed(session.admin, values.partnership);
    const route = "lantern configuration set";
    const onFile = await readKind(session, { kind, partnershipId, route });
    const piece = pieceNamed(onFile, { key, isNew: values.new });
    const body = bodyIn({ kind, key: piece.key }, found);
    const from = values.check ? "" : dayFor(piece, values.from, session.clock.today());
    tell(terminal, piece, { body, words: kind.words });
    if (values.check) {
      terminal.out("Nothing is wrong with it, and nothing is changed.");
      return 0;
    }
    if (!values.yes && !(await isConfirmed(terminal, from))) {
      terminal.out("Nothing is changed.");
      return 1;
    }
    await put(session, { partnershipId, kind, body, from, key: piece.key });
    terminal.out(`In force from ${formatDate(from)}: see Configuration, ${onFile.title}.`);
    return 0;
  });
}

function nameOf(given: string | undefined): string {
  if (given === undefined)
    throw new UsageProblem("Say which kind: lantern configuration show lists them");
  return given;
}

type ReadQuery = {
  readonly kind: Kind;
  readonly partnershipId: number;
  readonly route: string;
};

const readKind = (
  { database, clock }: Session,
  { kind, partnershipId, route }: ReadQuery,
): Promise<KindOnFile> =>
  database.as(commandLineActor(partnershipId), async (tx) => {
    const [value] = (await listConfiguration(tx, clock.today(), [kind])) as [KindOnFile];
    const audit = { outcome: "done", route, requestId: newId() } as const;
    return { value, audit: { action: "configuration.read", ...audit } };
  });

/** One piece of a kind: what is in force of it today, and the days on which its versions begin. */
type Piece = {
  readonly key: string;
  readonly body: object | undefined;
  readonly begins: readonly string[];
};

type Named = { readonly key: string | undefined; readonly isNew?: boolean };

/** The piece that is meant: where a kind has one alone, nobody has to say its key. */
function pieceNamed({ kind, pieces }: KindOnFile, { key, isNew = false }: Named): Piece {
  const keys = pieces.map((one) => one.key).join(", ");
  const [first, ...others] = pieces;
  const found =
    key === undefined && others.length === 0 && !isNew
      ? first
      : pieces.find((one) => one.key === key);
  if (found && isNew) throw new UsageProblem(`${found.key} is there already: leave out --new`);
  if (found) return pieceOf(found);
  if (key === undefined) throw new UsageProblem(`Say which ${kind}: ${keys || "a key of its own"}`);
  if (!isNew) throw new UsageProblem(`There is no ${kind} ${key}: ${keys}. With --new it is added`);
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(key))
    throw new UsageProblem("A key is small letters, digits and hyphens");
  return { key, body: undefined, begins: [] };
}

function pieceOf({ key, versions }: KindOnFile["pieces"][number]): Piece {
  const standing = versions.find(({ state }) => state === "in force")?.read;
  const body = standing && "body" in standing ? standing.body : undefined;
  return { key, body, begins: versions.map(({ from }) => from) };
}

/**
 * A version that holds already is not written over: what was decided under it refers to it. One that is
 * still to come is.
 */
function dayFor({ begins }: Piece, given: string | undefined, today: string): string {
  const from = dayToCome(given, today);
  if (from === today && begins.includes(from))
    throw new UsageProblem("A version holds from today already: say --from with a day to come");
  return from;
}

/** What the new version says otherwise than the one that holds today. */
function tell(
  { out }: Terminal,
  piece: Piece,
  { body, words }: { readonly body: object; readonly words: Words | undefined },
): void {
  const changes = changesBetween(piece.body ?? {}, body, words);
  if (changes.length === 0) out("It says what is in force today.");
  for (const change of changes) out(lineOf(change));
}

function lineOf(change: ConfigurationChange): string {
  if (change.kind === "changed")
    return `Changed: ${change.label}: ${change.before} is now ${change.text}`;
  return `${change.kind === "added" ? "Added" : "Removed"}: ${change.label}: ${change.text}`;
}

async function isConfirmed({ ask }: Terminal, from: string): Promise<boolean> {
  const answer = await ask(`Put this in force from ${formatDate(from)}? (yes or no) `);
  return /^y(es)?$/i.test(answer?.trim() ?? "");
}

const put = (session: Session, given: Parameters<typeof setVersion>[1]): Promise<void> =>
  changeDirectory(session, {
    action: "configuration.set",
    detail: { kind: given.kind.name, key: given.key, from: given.from },
    work: async (tx) => {
      await setVersion(tx, given);
      return { value: undefined, partnershipId: given.partnershipId };
    },
  });
