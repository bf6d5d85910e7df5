import type { Tx } from "../../../platform/database/database.ts";
import { ringOf, sealValues } from "../../../platform/sealing/index.ts";
import { keysOfCompany, keysOfPerson, numberKeyOf, rolePlace } from "../../subjects/index.ts";
import type { RoleKinds, RoleValue } from "./role.ts";

type Row = {
  readonly roleId: string;
  readonly partnershipId: number;
  readonly header: Buffer | null;
};

/** What is kept of a value: the name as names are compared, where somebody lives and works sealed. */
export function roleColumns(
  tx: Tx,
  { roleId, partnershipId, header }: Row,
  { value, kinds }: { readonly value: RoleValue; readonly kinds: RoleKinds },
) {
  const { kind, authority, name, number, heldFrom, heldTo, address, employer } = value;
  const isPerson = kinds.find(({ key }) => key === kind)?.holder === "person";
  const place = rolePlace(roleId, partnershipId);
  const details = { details_sealed: JSON.stringify({ address, employer }) };
  const { sealedKey, sealed } = sealValues(ringOf(tx), place, details, header);
  return {
    sealedKey,
    columns: {
      kind,
      authority,
      name,
      number,
      held_from: heldFrom,
      held_to: heldTo,
      name_keys: [...(isPerson ? keysOfPerson(name) : keysOfCompany(name))],
      number_key: number === null ? null : numberKeyOf(number) || number,
      ...sealed,
    },
  };
}
