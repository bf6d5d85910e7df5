import type { Config } from "../config/config.ts";
import type { Tx } from "../database/tx.ts";

/** What a check is given: the configuration, and a transaction under the maintenance role. */
export type ReadinessParts = {
  readonly config: Config;
  readonly tx: Tx;
  readonly now: Date;
};

/** What is not in place, and what to do about it; each one line for the person who runs Lantern. */
export type Missing = {
  readonly why: string;
  readonly mend: string;
  /** Whose it is, where one installation serves several; without it, the installation's. */
  readonly partnership?: Partnership;
};

export type Partnership = { readonly id: number; readonly name: string };

/** Why, as it is told where several partnerships may stand in one list. */
export const saidWhy = ({ why, partnership }: Missing): string =>
  partnership ? `${partnership.name}: ${why}` : why;

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
