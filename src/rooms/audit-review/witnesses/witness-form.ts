import { choiceFrom, defineForm, text } from "../../../kernel/forms/index.ts";
import { readWitnessKey } from "../../../platform/audit/proof/index.ts";
import type { Agency } from "../../directory/index.ts";

type Agencies = { readonly agencies: readonly Agency[] };

/** The public key with which an agency co-signs the audit. */
export const witnessForm = defineForm<Agencies, Agencies>()(
  {
    agency: choiceFrom({
      label: "Agency",
      options: ({ agencies }) =>
        agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
      unchosen: "Choose an agency",
      missing: "Choose the agency",
    }),
    publicKey: text({
      label: "Public key of the agency",
      hint: "As the agency printed it with “lantern audit witness key”. Compare it with them by phone or on paper",
      called: "Public key",
      most: 200,
      missing: "Enter the public key",
    }),
  },
  {
    publicKey: ({ publicKey }) =>
      publicKey &&
      !readWitnessKey(publicKey) &&
      "Enter the public key of a witness: name, number and key with plus signs between them",
  },
);
