import { readText, type FieldError } from "../../../kernel/fields.ts";
import { readDraft, type Instrument } from "../../../instruments/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { FileAsItIs } from "../../../platform/http/uploads.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { addDraft, newToolKey } from "./draft-writes.ts";
import { findVersion, listVersions } from "./draft-reads.ts";
import { blankTool } from "./edit.ts";

export type BeginForm = { readonly from: string; readonly as: string; readonly name: string };

export type Begun =
  | { readonly kind: "made"; readonly draftId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type By = Omit<CommandContext, "today">;

/** From nothing, as the next version of a tool, or as a copy under a name of its own. */
export async function beginDraft(tx: Tx, acting: By, form: BeginForm): Promise<Begun> {
  const errors: FieldError[] = [];
  const isNothing = form.from === "nothing";
  const version = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(form.from)
    ? await findVersion(tx, form.from)
    : undefined;
  if (!isNothing && !version) errors.push({ field: "from", message: "Choose what to begin from" });
  const isNext = version !== undefined && form.as === "next";
  if (version && form.as !== "next" && form.as !== "copy")
    errors.push({
      field: "as",
      message: "Choose whether it is its next version or a separate copy",
    });
  const missing = "Enter what the new tool is called";
  const name = readText(form.name, { name: "Name", most: 120, ...(isNext ? {} : { missing }) });
  if (!name.ok) errors.push({ field: "name", message: name.error });
  if (errors.length > 0 || !name.ok) return { kind: "invalid", errors };
  if (version && isNext) return made(tx, acting, { body: version.body, basedOn: version.id });
  const key = await newToolKey(tx, name.value);
  const body = version
    ? { ...version.body, key, name: name.value, version: 1 }
    : blankTool(key, name.value);
  return made(tx, acting, { body, basedOn: version?.id ?? null });
}

const made = async (tx: Tx, acting: By, begun: Parameters<typeof addDraft>[2]): Promise<Begun> => ({
  kind: "made",
  draftId: await addDraft(tx, acting, begun),
});

/** More than any tool needs. */
export const fileLimit = 400 * 1024;

const wrong = (...messages: readonly string[]): Begun => ({
  kind: "invalid",
  errors: messages.map((message) => ({ field: "file", message })),
});

/** A tool that another partnership, or this one, took out as a file. One of the same key is its next version. */
export async function beginFromFile(
  tx: Tx,
  acting: By,
  file: FileAsItIs | undefined,
): Promise<Begun> {
  if (!file || file.name === "") return wrong("Choose a file");
  if (!file.content) return wrong("The file must be 400 KB or smaller");
  const read = readDraft(jsonOf(file.content));
  if (read.kind === "invalid")
    return wrong(
      ...read.problems
        .slice(0, 20)
        .map(({ at, words }) => `In the file, ${at === "" ? "at the top" : at}: ${words}`),
    );
  const { instrument } = read;
  const odd = keysOf(instrument).find((key) => !/^[a-z][a-z0-9-]{0,59}$/.test(key));
  if (odd !== undefined)
    return wrong(`In the file, key “${odd}”: use small letters, digits and hyphens`);
  const domains = instrument.domains.map(({ key }) => key);
  const twice = domains.find((key, at) => domains.indexOf(key) !== at);
  if (twice !== undefined) return wrong(`In the file, two domains have the key “${twice}”`);
  const [latest] = await listVersions(tx, instrument.key);
  const body: Instrument = { ...instrument, version: latest?.body.version ?? 1 };
  return made(tx, acting, { body, basedOn: latest?.id ?? null });
}

/** They stand in addresses, and the editor changes none. */
const keysOf = (tool: Instrument): readonly string[] => [
  tool.key,
  ...tool.domains.flatMap(({ key, items }) => [key, ...items.map((item) => item.key)]),
];

/** What is no JSON is no tool either. */
function jsonOf(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString("utf8"), (_, value: unknown) =>
      typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value,
    );
  } catch {
    return undefined;
  }
}
