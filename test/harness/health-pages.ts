import type { Stop } from "./stop.ts";

/** What is about the system and not about any child. */
export const healthPages: readonly Stop[] = [
  { name: "accessibility", at: "/accessibility", heading: "Accessibility statement" },
  {
    as: "admin",
    name: "the health of the system",
    at: "/admin/health",
    heading: "Health of the system",
  },
];
