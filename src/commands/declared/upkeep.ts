import { declare } from "../command.ts";

export const databaseCommands = declare(
  async () => (await import("../database.ts")).databaseRuns,
  [
    {
      name: "db roles",
      takes: "",
      summary: "Print the SQL with which a DBA makes Lantern’s roles and logins",
    },
    {
      name: "db migrate",
      takes: "",
      summary: "Bring the database to this version, without starting Lantern",
    },
    {
      name: "db new",
      takes: "NAME",
      summary: "Begin a migration: the next number, with the lines every migration needs",
    },
  ],
);

export const backupCommands = declare(
  async () => (await import("../backup.ts")).backupRuns,
  [
    {
      name: "backup key",
      takes: "FILE",
      summary: "Make a pair of keys: the private one in FILE, to be kept elsewhere",
    },
    {
      name: "backup",
      takes: "[--to FOLDER] [--json]",
      summary: "Write an encrypted backup of everything, while Lantern runs",
    },
    {
      name: "restore",
      takes: "FILE --verify | --into DATABASE [--key FILE]",
      summary: "Prove that a backup restores, or restore it into an empty database",
    },
  ],
);

export const exitCommands = declare(
  async () => (await import("../exit.ts")).exitRuns,
  [
    {
      name: "exit",
      takes: "--to FOLDER [--partnership NAME] [--json] | --verify FOLDER",
      summary:
        "Write everything that a partnership leaves with, in open formats, or prove it whole",
    },
  ],
);

export const dutyCommands = declare(
  async () => (await import("../duty.ts")).dutyRuns,
  [
    {
      name: "duty passphrase",
      takes: "FILE",
      summary: "Make a passphrase for the duty team’s sheet, in FILE",
    },
    {
      name: "duty sheet",
      takes: "[--to FOLDER]",
      summary: "Write the duty team’s sealed sheet of critical children now",
    },
  ],
);

export const keyCommands = declare(
  async () => (await import("../keys.ts")).keyRuns,
  [
    {
      name: "keys new",
      takes: "[--name NAME] [--file FILE]",
      summary: "Make the key that seals from now on; older keys stay and go on opening",
    },
    {
      name: "keys list",
      takes: "[--json]",
      summary: "Say which keys there are, and how many rows are sealed under each",
    },
    {
      name: "keys rotate",
      takes: "",
      summary:
        "Wrap every data key under the newest key, while Lantern runs; ended half-way, run it again",
    },
    {
      name: "keys verify",
      takes: "",
      summary: "Open everything that is sealed, and say what does not open or is not sealed",
    },
    {
      name: "keys seal",
      takes: "",
      summary: "Seal what was written before there were keys; ended half-way, run it again",
    },
    {
      name: "keys remove",
      takes: "NAME",
      summary: "Take an old key out of the file, once nothing is sealed with it",
    },
  ],
);

export const alarmCommands = declare(
  async () => (await import("../alarms.ts")).alarmRuns,
  [
    {
      name: "alarm drill",
      takes: "KIND [--partnership NAME]",
      summary:
        "Raise an alarm on purpose, marked as a drill: audit-altered, held-words-guessed, unusual-access, sign-in-attack, fault-reported",
    },
  ],
);

export const auditCommands = declare(
  async () => (await import("../audit.ts")).auditRuns,
  [
    {
      name: "audit verify",
      takes:
        "[--file EXPORT] [--checkpoints FILE]... [--key PUBLIC]... [--cosigned FILE]... [--witness PUBLIC]... [--json]",
      summary:
        "Read the whole audit and say the first thing that was changed, taken out, put in or moved",
    },
    {
      name: "audit export",
      takes: "FILE",
      summary: "Write every audit event with its hashes to a file, for `audit verify --file`",
    },
    {
      name: "audit checkpoints export",
      takes: "FILE",
      summary: "Write every signed checkpoint to a file, for a partner to keep as a witness",
    },
    {
      name: "audit witness list",
      takes: "[--json]",
      summary: "Say which agencies co-sign the audit, and up to which checkpoint",
    },
    {
      name: "audit witness offer",
      takes: "FILE [--after NUMBER]",
      summary: "Write the checkpoints after a number to a file, for an agency to co-sign",
    },
    {
      name: "audit witness take",
      takes: "FILE",
      summary: "Take in what an agency co-signed, if its key is registered and it fits",
    },
    {
      name: "audit witness key",
      takes: "--name NAME --file FILE",
      summary: "At the agency: make the key that co-signs; no database is needed",
    },
    {
      name: "audit witness sign",
      takes: "OFFERED --key-file FILE --lantern PUBLIC --to FILE",
      summary:
        "At the agency: co-sign what follows from what it saw before, and refuse anything else",
    },
    {
      name: "audit restored",
      takes: "",
      summary:
        "After a restore: sign that the audit went back to the backup, and sign on from there",
    },
    {
      name: "audit key show",
      takes: "",
      summary: "Print the public key that partners check checkpoints with",
    },
    {
      name: "audit key new",
      takes: "[--name NAME] [--file FILE] [--lost PUBLIC]",
      summary:
        "Make the key that signs checkpoints; where there is one, the new one takes over from it",
    },
  ],
);
