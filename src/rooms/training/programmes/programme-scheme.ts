import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { areaKind, programmesKind } from "./configuration-kinds.ts";

export type ProgrammeScheme = BodyOf<typeof programmesKind>;

/** Kinds, places and months in force on a day. */
export const programmeSchemeOn = async (tx: Tx, on: string): Promise<ProgrammeScheme> =>
  (await getConfiguration(tx, { kind: programmesKind, key: "programmes", on })).body;

export type Area = BodyOf<typeof areaKind>;

/** Wards and communities in force on a day. */
export const areaOn = async (tx: Tx, on: string): Promise<Area> =>
  (await getConfiguration(tx, { kind: areaKind, key: "programme-area", on })).body;
