import type { Shipped } from "../configuration/index.ts";
import type { dutiesKind } from "./configuration-kinds.ts";

const unverified = { certainty: "unverified", isOn: true } as const;
const nextWorkingDay = { unit: "working-days", amount: 1 } as const;

/** What local policy asks for, to be checked by each partnership; the duty to report is off until it is turned on. */
export const shippedDuties: readonly Shipped<typeof dutiesKind>[] = [
  {
    kind: "duties",
    key: "duties",
    inForceFrom: "2014-01-01",
    body: {
      name: "Who must be told, by when",
      kinds: [
        {
          key: "threat-to-life",
          name: "Threat to life",
          hint: "A threat to the life of the child, or of a person they live with",
          tells: "Police and children’s social care",
          within: { unit: "days", amount: 0 },
          action:
            "Agree today what keeps the child safe from the threat to life, and write it in the safety plan",
          source: "Local policy on threats to life",
          ...unverified,
        },
        {
          key: "works-with-children",
          name: "A person works with children",
          hint: "A person said to harm a child works or volunteers with children",
          tells: "The local authority designated officer (LADO)",
          within: nextWorkingDay,
          action: null,
          source:
            "Working Together to Safeguard Children, allegations against people who work with children",
          ...unverified,
        },
        {
          key: "cuckooed-adult",
          name: "An adult’s home is taken over (cuckooing)",
          hint: "An adult with care and support needs whose home is used by others",
          tells: "Adult safeguarding",
          within: nextWorkingDay,
          action: null,
          source: "Care Act 2014, section 42, and local policy",
          ...unverified,
        },
        {
          key: "report-remove",
          name: "An image of the child is online",
          hint: "The child uses Report Remove, alone or with a person they trust",
          tells: "Report Remove, with the child",
          within: nextWorkingDay,
          action: null,
          source: "Report Remove of Childline and the Internet Watch Foundation",
          ...unverified,
        },
        {
          key: "ceop",
          name: "Online sexual abuse to report to CEOP",
          hint: "A person contacts, grooms or threatens the child online",
          tells: "CEOP Safety Centre",
          within: nextWorkingDay,
          action: null,
          source: "CEOP Safety Centre",
          ...unverified,
        },
        {
          key: "preservation",
          name: "Data of a platform to be preserved",
          hint: "Ask police to have an account or messages preserved before they go",
          tells: "Police, for a preservation request to the platform",
          within: nextWorkingDay,
          action: null,
          source: "Local policy",
          ...unverified,
        },
        {
          key: "duty-to-report",
          name: "Child sexual abuse to report by law",
          hint: "For people in relevant activity, once the duty is in force. A concern in Lantern does not discharge it",
          tells: "Police or the local authority",
          within: { unit: "days", amount: 7 },
          action: null,
          source: "Duty to report child sexual abuse; commencement to be checked",
          certainty: "unverified",
          isOn: false,
        },
      ],
      releases: {
        alertDays: 3,
        kinds: [
          { key: "police-bail", name: "Police bail" },
          { key: "court-bail", name: "Court bail" },
          { key: "under-investigation", name: "Release under investigation" },
          { key: "remand", name: "Remand in custody" },
          { key: "licence", name: "Release from prison on licence" },
          { key: "order-conditions", name: "Conditions of an order" },
        ],
      },
    },
  },
];
