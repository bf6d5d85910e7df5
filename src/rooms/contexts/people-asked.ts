import type { Option } from "../../kernel/forms/index.ts";
import type { Permission } from "../../kernel/permissions.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listAgencies, listPostHolders } from "../directory/index.ts";
import type { Context } from "./context-reads.ts";

export type Holder = Option & { readonly agencyId: string };

/** Colleagues who hold a permission, each once, with the agency of their post. */
export async function holdersOf(
  tx: Tx,
  { permission, on }: { readonly permission: Permission; readonly on: string },
): Promise<readonly Holder[]> {
  const held = await listPostHolders(tx, { permission, on });
  return [
    ...new Map(
      held.map(({ staffId, name, agencyId, agencyName }) => [
        staffId,
        { value: staffId, text: `${name}, ${agencyName}`, agencyId },
      ]),
    ).values(),
  ];
}

/** Who can own a case: nobody with a conflict of interest. */
export const ownersFor = (holders: readonly Holder[], { closedTo }: Pick<Context, "closedTo">) =>
  holders.filter(({ value }) => !closedTo.includes(value));

export const agenciesAsked = async (tx: Tx): Promise<readonly Option[]> =>
  (await listAgencies(tx)).map(({ agencyId, name }) => ({ value: agencyId, text: name }));

export const together = (ids: readonly string[], ...more: readonly string[]): string[] => [
  ...new Set([...ids, ...more]),
];
