import type { Shipped } from "../configuration/index.ts";
import type { licensingKind } from "./configuration-kinds.ts";

const kind = (key: string, name: string, holder: string) => ({ key, name, holder });

/** The days of the 2022 Act are for taxis and private hire; for other licences a partnership sets what it agreed. */
export const shippedLicensing: readonly Shipped<typeof licensingKind>[] = [
  {
    kind: "licensing",
    key: "licensing",
    inForceFrom: "2014-01-01",
    body: {
      name: "Referrals to licensing authorities",
      source:
        "Taxis and Private Hire Vehicles (Safeguarding and Road Safety) Act 2022, section 5 (tell the issuing authority within ten working days) and section 6 (its answer within twenty); check both, and other licences, with your own legal team",
      certainty: "unverified",
      tellWithin: { unit: "working-days", amount: 10 },
      answerWithin: { unit: "working-days", amount: 20 },
      kinds: [
        kind("driver", "Taxi or private hire driver", "Name on the licence"),
        kind("vehicle", "Taxi or private hire vehicle", "Registration, and the plate"),
        kind("operator", "Private hire operator", "Name of the operator"),
        kind("premises", "Premises licence", "Name and address of the premises"),
        kind("refreshment", "Late-night refreshment", "Name and address of the premises"),
        kind("treatments", "Massage, tattoo or special treatments", "Name of the business"),
        kind("other", "Another licence", "Name on the licence"),
      ],
    },
  },
];
