import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { safetyForumsKind } from "./configuration-kinds.ts";

export type ForumScheme = BodyOf<typeof safetyForumsKind>;
type Named = ForumScheme["forums"][number];

export const forumSchemeOn = async (tx: Tx, on: string): Promise<ForumScheme> =>
  (await getConfiguration(tx, { kind: safetyForumsKind, key: "safety-forums", on })).body;

export const publicUse = "public-page";

/** For what a quotation can be used: the public page first. */
export const usesOf = ({ uses }: Pick<ForumScheme, "uses">): readonly Named[] => [
  { key: publicUse, name: "The public page “You said, we did”" },
  ...uses.filter(({ key }) => key !== publicUse),
];

/** As it is called today, or as it was kept where the list has it no more. */
export const nameIn = (list: readonly Named[], key: string): string =>
  list.find((one) => one.key === key)?.name ?? key;
