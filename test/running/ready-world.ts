import { newCodeSecret } from "../../src/rooms/accounts/one-time-codes.ts";
import { addStaff } from "../../src/rooms/accounts/add-staff.ts";
import { addTeam, createPartnership } from "../../src/rooms/directory/provision.ts";
import { roomsOfTests } from "../harness/all-rooms.ts";
import { setContact } from "../../src/rooms/directory/set-contact.ts";
import { readConfig, type Config } from "../../src/platform/config/config.ts";
import { asMaintenance } from "../../src/platform/database/maintenance.ts";
import { continuityReadiness } from "../../src/rooms/governance/continuity/continuity-readiness.ts";
import { governReadiness } from "../../src/rooms/governance/readiness.ts";
import { auditReadiness } from "../../src/platform/audit/readiness.ts";
import { readinessChecks } from "../../src/readiness.ts";
import type { ReadinessCheck } from "../../src/platform/readiness/readiness.ts";
import { testKeys } from "../harness/constants.ts";
import type { TestDatabase } from "../harness/database.ts";
import { urlOf } from "../harness/url-of.ts";

/**
 * What depends on the machine that runs the tests, and is tested by tables of its own beside the
 * check; so is what other rooms bring, in their own tests. Here they are taken to be in place, so that the others can be broken one at a time.
 */
const elsewhere = [...auditReadiness, ...governReadiness, ...continuityReadiness].map(
  ({ key }) => key,
);
const machines = [
  "strong-administrators",
  ...elsewhere,
  "worker",
  "server",
  "node",
  "secret-files",
  "clock",
  "disk",
  "scanner",
  "database-log",
  "security-log",
  // The suite's own server does not wait for the disk.
  "durable",
];

export const checksHere: readonly ReadinessCheck[] = readinessChecks.map((check) =>
  machines.includes(check.key) ? { ...check, look: () => Promise.resolve([]) } : check,
);

export const productionSettings = (database: TestDatabase): Record<string, string> => ({
  LANTERN_MODE: "production",
  LANTERN_SECRET: "dGhpcyBpcyBhIHJhbmRvbSB2YWx1ZSBmb3IgYSB0ZXN0IQ==",
  LANTERN_KEYS: testKeys,
  LANTERN_PUBLIC_URL: "https://lantern.example",
  LANTERN_TRUSTED_PROXIES: "127.0.0.1",
  // Named, and never spoken to: who is told something here is told inside.
  LANTERN_SMTP_URL: "smtp://mail.lantern.example:587",
  LANTERN_MAIL_FROM: "Lantern <lantern@lantern.example>",
  DATABASE_URL: urlOf(database.app),
  DATABASE_SIGN_IN_URL: urlOf(database.signIn),
  DATABASE_ADMIN_URL: urlOf(database.admin),
});

export const productionConfig = (database: TestDatabase): Config =>
  readConfig(productionSettings(database));

/** A partnership with everything in place that is entered before the first child. */
export async function makeReady(database: TestDatabase): Promise<void> {
  await asMaintenance(database.admin, async (tx) => {
    const partnershipId = await createPartnership(tx, {
      name: "Northbridge",
      isDemo: false,
      rooms: await roomsOfTests(),
    });
    const agency = { name: "Northbridge Council", kind: "council" };
    const teamId = await addTeam(tx, {
      partnershipId,
      agency,
      team: "MASH",
      receivesConcerns: true,
    });
    const today = database.clock.today();
    await setContact(tx, {
      partnershipId,
      key: "mash",
      from: today,
      contact: { name: "MASH", phone: "020 7946 0900", hours: "" },
    });
    const people = [
      ["Ola Adeyemi", "information-governance-officer"],
      ["Sam Reed", "system-administrator"],
      ["Kit Moss", "system-administrator"],
      ["Jo Lane", "mash-decision-maker"],
    ] as const;
    for (const [name, role] of people) {
      await addStaff(
        tx,
        {
          partnershipId,
          teamId,
          role,
          name,
          startsOn: today,
          email: `${name.replace(" ", ".").toLowerCase()}@northbridge.example`,
          password: "a password for tests",
          codeSecret: newCodeSecret(),
        },
        database.secrets.ring,
      );
    }
  });
}
