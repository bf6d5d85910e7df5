import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { programmesKind } from "./configuration-kinds.ts";

export type ProgrammeScheme = BodyOf<typeof programmesKind>;

/** Kinds, places and months in force on a day. */
export const programmeSchemeOn = async (tx: Tx, on: string): Promise<ProgrammeScheme> =>
  (await getConfiguration(tx, { kind: programmesKind, key: "programmes", on })).body;
