import { roleDefaults } from "../kernel/roles.ts";
import { demoEmail, demoPassword, demoStaff } from "./people.ts";

export { fillDemonstration, hireDemonstration } from "./fill.ts";
export { demoEmail, demoPassword, demoStaff } from "./people.ts";
export { inventedNhs, inventedUpn } from "./numbers.ts";

/** What the start prints: who can be tried. */
export function demonstrationSignIns(): readonly string[] {
  const roleName = (key: string): string =>
    roleDefaults.find((role) => role.key === key)?.name ?? key;
  const width = Math.max(...demoStaff.map(({ key }) => demoEmail(key).length));
  return [
    "This is a demonstration: every person and place in it is invented. Sign in as:",
    ...demoStaff.map(
      ({ key, role, agency }) => `  ${demoEmail(key).padEnd(width)}  ${roleName(role)}, ${agency}`,
    ),
    `Everybody's password is ${demoPassword}; the page shows the one-time code.`,
  ];
}
