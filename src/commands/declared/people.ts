import { declare } from "../command.ts";

export const directoryCommands = declare(
  async () => (await import("../directory.ts")).directoryRuns,
  [
    {
      name: "partnership add",
      takes: "NAME",
      summary: "Make a partnership, with the built-in roles and the shipped configuration",
    },
    {
      name: "team add",
      takes:
        "--agency NAME --kind KIND --team NAME [--receives-imports] [--receives-concerns] [--partnership NAME]",
      summary: "Make a team, with its agency where that is new",
    },
    {
      name: "staff add",
      takes:
        "--name NAME --email ADDRESS --agency NAME --team NAME --role KEY [--phone NUMBER] [--partnership NAME]",
      summary:
        "Add a person with a post; prints a first password and the address for an authenticator app",
    },
  ],
);

export const roleCommands = declare(
  async () => (await import("../roles.ts")).roleRuns,
  [
    {
      name: "role complete",
      takes: "--role KEY [--partnership NAME]",
      summary: "Give a built-in role that was changed what has come to it as shipped since",
    },
  ],
);

export const identityProviderCommands = declare(
  async () => (await import("../identity-providers.ts")).identityProviderRuns,
  [
    {
      name: "identity-provider add",
      takes:
        "--agency NAME --issuer ADDRESS --client ID [--secret-file FILE] [--factor-amr VALUE]... [--factor-acr VALUE]... [--partnership NAME]",
      summary:
        "Let an agency’s staff come in by the agency’s own sign-in (OpenID Connect); prints the address to register there",
    },
    {
      name: "second-factor",
      takes: "[--strong-for ROLE]... [--partnership-reach] [--partnership NAME]",
      summary:
        "Say for which posts a one-time code is not enough, from today on: they need a passkey, or an agency’s sign-in with a second factor",
    },
    {
      name: "identity-provider list",
      takes: "[--partnership NAME]",
      summary: "List agencies’ own sign-ins, with how many people have linked their account",
    },
    {
      name: "identity-provider disable",
      takes: "--issuer ADDRESS [--partnership NAME]",
      summary: "Let nobody in by an agency’s own sign-in any more, and end the sessions it opened",
    },
  ],
);

export const peopleCommands = declare(
  async () => (await import("../people.ts")).peopleRuns,
  [
    {
      name: "staff end",
      takes: "--email ADDRESS [--on DATE] [--partnership NAME]",
      summary:
        "End all access of a person who leaves: posts, sessions, places in professional networks and sign-ins",
    },
    {
      name: "staff stay",
      takes: "--email ADDRESS [--partnership NAME]",
      summary: "Cancel the last day of a person who is staying",
    },
    {
      name: "staff unlock",
      takes: "--email ADDRESS [--partnership NAME]",
      summary: "Clear a person’s failed sign-in attempts",
    },
    {
      name: "staff recover",
      takes: "--email ADDRESS [--partnership NAME]",
      summary: "Request a new sign-in for a person; an administrator confirms it on their page",
    },
  ],
);

export const serviceAccountCommands = declare(
  async () => (await import("../service-accounts.ts")).serviceAccountRuns,
  [
    {
      name: "service-account add",
      takes:
        "--name NAME --team “AGENCY, TEAM” --responsible ADDRESS [--role KEY] [--partnership NAME]",
      summary: "Add the system of an agency, with its post and the person who answers for it",
    },
    {
      name: "service-account token",
      takes: "--name NAME --for TEXT [--days NUMBER] [--scopes A,B] [--partnership NAME]",
      summary: "Make a token of a service account, for its person to confirm; prints it once",
    },
    {
      name: "service-account revoke",
      takes: "--name NAME --for TEXT [--partnership NAME]",
      summary: "Revoke the tokens of a service account that were made for this",
    },
    {
      name: "service-account list",
      takes: "[--partnership NAME]",
      summary: "List the service accounts and their tokens",
    },
  ],
);
