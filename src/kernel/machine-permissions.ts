import type { Permission } from "./permissions.ts";

/**
 * The most that a machine may hold, whatever a partnership's own roles say. Nothing that a person has to answer for: no
 * level, no flag, no circle, no emergency, no names of all children.
 */
export const machinePermissions: readonly Permission[] = [
  "concern.raise",
  "child.view",
  "action.manage",
  "check.answer",
  "decision.file",
  "feed.run",
  "tracker.view",
  "statistics.view",
  "configuration.view",
  "intelligence.read",
  "health.view",
];
