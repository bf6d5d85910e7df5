import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { photographsKind } from "./configuration-kinds.ts";

export type PhotographScheme = BodyOf<typeof photographsKind>;

/** Whether photographs are held at all, on which bases and for how long, on a day. */
export const photographSchemeOn = async (tx: Tx, on: string): Promise<PhotographScheme> =>
  (await getConfiguration(tx, { kind: photographsKind, key: "photographs", on })).body;

/** Whether the partnership holds photographs at all. */
export const holdsPhotographs = async (tx: Tx, on: string): Promise<boolean> =>
  (await photographSchemeOn(tx, on)).isOn;
