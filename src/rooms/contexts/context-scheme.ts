import type { Instrument } from "../../instruments/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import {
  getConfiguration,
  getConfigurationVersion,
  listInForce,
  type BodyOf,
} from "../configuration/index.ts";
import { contextsKind, contextToolKind } from "./configuration-kinds.ts";
import { contextKinds, type ContextKind } from "./context-words.ts";

export type ContextScheme = BodyOf<typeof contextsKind>;

export const contextSchemeOn = async (tx: Tx, on: string): Promise<ContextScheme> =>
  (await getConfiguration(tx, { kind: contextsKind, key: "contexts", on })).body;

/** On what a case can be opened here. */
export const kindsOn = ({ groups, online }: ContextScheme): readonly ContextKind[] =>
  (Object.keys(contextKinds) as ContextKind[]).filter(
    (kind) => kind === "place" || (kind === "group" ? groups : online),
  );

export const levelName = ({ levels }: ContextScheme, level: number | null): string =>
  level === null ? "Not set" : (levels[level - 1]?.name ?? `Level ${level}`);

export const levelOptions = ({ levels }: ContextScheme) =>
  levels.map(({ name, meaning }, at) => ({ value: String(at + 1), text: name, hint: meaning }));

export type ContextTool = { readonly id: string; readonly instrument: Instrument };

/** The tools by which a case of this kind is assessed, as they are in force. */
export async function contextToolsOn(
  tx: Tx,
  { on, kind, scheme }: { on: string; kind: ContextKind; scheme: ContextScheme },
): Promise<readonly ContextTool[]> {
  const keys = scheme.tools.filter(({ of }) => of.includes(kind)).map(({ tool }) => tool);
  const found = await listInForce(tx, { kind: contextToolKind, on });
  // What may be absent from zod's type is absent here, never undefined.
  return found
    .map(({ id, body }) => ({ id, instrument: body as Instrument }))
    .filter(({ instrument }) => keys.includes(instrument.key));
}

/** The tool as it was when an assessment was made with it. */
export const contextToolOf = async (tx: Tx, id: string): Promise<Instrument> =>
  (await getConfigurationVersion(tx, { kind: contextToolKind, id })).body as Instrument;
