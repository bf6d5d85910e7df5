import type { publicRoleKind, Shipped } from "../configuration/index.ts";

/**
 * Whose role can bring them near a child, or near a decision about one. Inquiries into exploitation
 * found councillors and holders of taxi licences among those who were named; each area licenses more.
 */
export const shippedPublicRoles: readonly Shipped<typeof publicRoleKind>[] = [
  {
    kind: "public-role",
    key: "public-role",
    inForceFrom: "2014-01-01",
    body: {
      name: "Public roles and licences",
      kinds: [
        { key: "councillor", name: "Councillor", holder: "person" },
        { key: "driver", name: "Private hire or hackney carriage driver", holder: "person" },
        { key: "operator", name: "Private hire operator", holder: "either" },
        { key: "premises", name: "Licensed premises", holder: "either" },
        { key: "other", name: "Another role or licence", holder: "either" },
      ],
    },
  },
];
