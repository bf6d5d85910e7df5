import type { Row } from "./expected.ts";
import { recordedBy } from "./groups.ts";

const family = recordedBy("coordinator mash lead manager school nurse");

const at = "/children/:personId/family";

/** Nobody around the child of the walk, and no mark or order: test/access/family-network.test.ts. */
const ofNobody = [
  "people/:aroundId/change",
  "people/:aroundId/view",
  "people/:aroundId/contact",
  "people/:aroundId/do-not-tell",
  "people/:aroundId/record",
  "siblings/:siblingLinkId/end",
  "households/:householdId/end",
  "do-not-tell/:doNotTellId/review",
  "do-not-tell/:doNotTellId/lift",
  "responsibility/:responsibilityId/restrict",
  "responsibility/:responsibilityId/end",
  "restrictions/:restrictionId/end",
  "orders/:courtOrderId/end",
  // The child of the walk is not 16 yet.
  "telling",
];

/** Of one child: family and network. */
export function familyNetworkRows({
  seen,
  opens,
}: {
  readonly seen: Row;
  readonly opens: string;
}): Readonly<Record<string, Row>> {
  const added = ["people/add", "households/add", "responsibility/add", "orders/add"].flatMap(
    (part) => [
      [`GET ${at}/${part}`, family.formOf(opens, 200)] as const,
      [`POST ${at}/${part}`, family.formOf(opens, 303)] as const,
    ],
  );
  const others = ofNobody.flatMap((part) => [
    [`GET ${at}/${part}`, family.unrecorded] as const,
    [`POST ${at}/${part}`, family.unrecorded] as const,
  ]);
  return { [`GET ${at}`]: seen, ...Object.fromEntries([...added, ...others]) };
}
