import type { ConfigurationBody, ConfigurationKind } from "./configuration-kinds.ts";

/** A version of a piece of configuration, as it is shipped. */
export type ConfigurationItem = {
  [K in ConfigurationKind]: {
    readonly kind: K;
    readonly key: string;
    readonly inForceFrom: string;
    readonly inForceTo?: string;
    readonly body: ConfigurationBody<K>;
  };
}[ConfigurationKind];
