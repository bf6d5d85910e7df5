import type { Config } from "../config/config.ts";
import type { Tx } from "../database/tx.ts";

/** What a check is given: the configuration, and a transaction under the maintenance role. */
export type ReadinessParts = {
  readonly config: Config;
  readonly tx: Tx;
  readonly now: Date;
};

/** What is not in place, and what to do about it; each one line for the person who runs Lantern. */
export type Missing = { readonly why: string; readonly mend: string };

/**
 * One thing that must be in place before a real child is entered. Production does not serve
 * children's records while a required one is missing; `lantern doctor` lists all of them.
 */
export type ReadinessCheck = {
  /** Short and stable, for scripts: `audit-key`. */
  readonly key: string;
  readonly title: string;
  /** What is advised only is listed, and stops nothing. */
  readonly isRequired: boolean;
  /** @returns what is missing; nothing when it is in place */
  readonly look: (parts: ReadinessParts) => Promise<readonly Missing[]>;
};
