import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { trainingKind } from "./configuration-kinds.ts";

export type TrainingScheme = BodyOf<typeof trainingKind>;

/** Audiences, levels, lengths, roles and times in force on a day. */
export const trainingSchemeOn = async (tx: Tx, on: string): Promise<TrainingScheme> =>
  (await getConfiguration(tx, { kind: trainingKind, key: "training", on })).body;

type Named = { readonly key: string; readonly name: string };

/** The name of a key; the key itself where it is configured no more. */
export const nameIn = (list: readonly Named[], key: string): string =>
  list.find((one) => one.key === key)?.name ?? key;

export const namesIn = (list: readonly Named[], keys: readonly string[]): string =>
  keys.map((key) => nameIn(list, key)).join(", ");

export const optionsOf = (list: readonly Named[]) =>
  list.map(({ key, name }) => ({ value: key, text: name }));
