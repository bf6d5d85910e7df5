import type { FieldError } from "../../../kernel/fields.ts";
import {
  choiceFrom,
  defineForm,
  file,
  optionalChoiceFrom,
  optionalText,
  type FormTyped,
} from "../../../kernel/forms/index.ts";
import { readDraft, type Instrument } from "../../../instruments/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { FileAsItIs } from "../../../platform/http/uploads.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { addDraft, newToolKey } from "./draft-writes.ts";
import { listVersions, type ToolVersion } from "./draft-reads.ts";
import { small } from "./about-form.ts";
import { blankTool } from "./edit.ts";

/** The newest version of each tool that there is. */
type Newest = { readonly newest: readonly ToolVersion[] };

const nothing = "nothing";

export const beginForm = defineForm<Newest, Newest>()(
  {
    from: choiceFrom({
      label: "What do you begin from?",
      classes: small,
      options: ({ newest }) => [
        { value: nothing, text: "Nothing: an empty tool" },
        ...newest.map(({ id, body: { name, version } }) => ({
          value: id,
          text: `${name}, version ${version}`,
        })),
      ],
      missing: "Choose what to begin from",
    }),
    as: optionalChoiceFrom({
      label: "If you begin from a tool: what will yours be?",
      classes: small,
      options: () => [
        { value: "next", text: "The next version of that tool" },
        { value: "copy", text: "A separate copy under a new name" },
      ],
    }),
    name: optionalText({
      label: "What is the new tool called?",
      hint: "Left out for the next version of a tool",
      called: "Name",
      most: 120,
    }),
  },
  {
    as: ({ from = nothing, as }) =>
      from !== nothing && as === null && "Choose whether it is its next version or a separate copy",
    name: ({ from = nothing, as, name }) =>
      name === null && (from === nothing || as !== "next") && "Enter what the new tool is called",
  },
);

export type Begun =
  | { readonly kind: "made"; readonly draftId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type By = Omit<CommandContext, "today">;

type Beginning = Newest & { readonly typed: FormTyped<typeof beginForm> };

/** From nothing, as the next version of a tool, or as a copy under a name of its own. */
export async function beginDraft(tx: Tx, acting: By, { typed, newest }: Beginning): Promise<Begun> {
  const { value, errors } = beginForm.read(typed, { newest });
  if (errors) return { kind: "invalid", errors };
  const version = newest.find(({ id }) => id === value.from);
  if (version && value.as === "next")
    return made(tx, acting, { body: version.body, basedOn: version.id });
  const name = value.name ?? "";
  const key = await newToolKey(tx, name);
  const body = version ? { ...version.body, key, name, version: 1 } : blankTool(key, name);
  return made(tx, acting, { body, basedOn: version?.id ?? null });
}

const made = async (tx: Tx, acting: By, begun: Parameters<typeof addDraft>[2]): Promise<Begun> => ({
  kind: "made",
  draftId: await addDraft(tx, acting, begun),
});

/** More than any tool needs. */
const fileLimit = 400 * 1024;

export const fileForm = defineForm()({ file: file({ label: "File (JSON)", asItIs: fileLimit }) });

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
