import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type ConfigurationBody } from "../configuration/index.ts";

export type MomentKind = ConfigurationBody<"moments">["kinds"][number];

export const momentsOn = (
  tx: Tx,
  on: string,
): Promise<{ readonly id: string; readonly body: ConfigurationBody<"moments"> }> =>
  getConfiguration(tx, { kind: "moments", key: "moments", on });
