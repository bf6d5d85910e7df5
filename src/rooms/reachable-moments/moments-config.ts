import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { momentsKind } from "./configuration-kinds.ts";

export type MomentKind = BodyOf<typeof momentsKind>["kinds"][number];

export const momentsOn = (
  tx: Tx,
  on: string,
): Promise<{ readonly id: string; readonly body: BodyOf<typeof momentsKind> }> =>
  getConfiguration(tx, { kind: momentsKind, key: "moments", on });
