import { declare } from "../command.ts";

export const publicRoleCommands = declare(
  async () => (await import("../public-roles.ts")).publicRoleRuns,
  [
    {
      name: "public-roles import",
      takes: "FILE --kind KEY --authority NAME [--whole] [--json] [--partnership NAME]",
      summary: "Bring a CSV of councillors or of holders of licences into the register",
    },
  ],
);

export const publicPageCommands = declare(
  async () => (await import("../public-pages.ts")).publicPageRuns,
  [
    {
      name: "public form show",
      takes: "[--partnership NAME]",
      summary: "Print the words of the form for the public as JSON, to change them in a file",
    },
    {
      name: "public form set",
      takes: "FILE --from DAY [--check] [--partnership NAME]",
      summary:
        "Put the words of the form for the public in force from a day on, or only check them",
    },
    {
      name: "public help show",
      takes: "[--partnership NAME]",
      summary:
        "Print the first steps for the public, and the national lines, as JSON, to change them in a file",
    },
    {
      name: "public help set",
      takes: "FILE --from DAY [--check] [--partnership NAME]",
      summary:
        "Put the first steps for the public, and the national lines, in force from a day on, or only check them",
    },
    {
      name: "public areas show",
      takes: "[--partnership NAME]",
      summary:
        "Print the numbers the public rings in each area, with their hours, as JSON, to change them in a file",
    },
    {
      name: "public areas set",
      takes: "FILE --from DAY [--check] [--partnership NAME]",
      summary:
        "Put the numbers the public rings in each area, with their hours, in force from a day on, or only check them",
    },
    {
      name: "public signs show",
      takes: "[--partnership NAME]",
      summary: "Print the signs, for each who reads them as JSON, to change them in a file",
    },
    {
      name: "public signs set",
      takes: "FILE --from DAY [--check] [--partnership NAME]",
      summary: "Put the signs, for each who reads them in force from a day on, or only check them",
    },
    {
      name: "public check show",
      takes: "[--partnership NAME]",
      summary: "Print the questions on who to ring as JSON, to change them in a file",
    },
    {
      name: "public check set",
      takes: "FILE --from DAY [--check] [--partnership NAME]",
      summary: "Put the questions on who to ring in force from a day on, or only check them",
    },
  ],
);

export const mashCommands = declare(
  async () => (await import("../mash.ts")).mashRuns,
  [
    {
      name: "mash number",
      takes: "--phone NUMBER [--hours TEXT] [--partnership NAME]",
      summary: "Say which number people ring when a child may be in danger, from today on",
    },
  ],
);

export const instrumentCommands = declare(
  async () => (await import("../instruments.ts")).instrumentRuns,
  [
    {
      name: "instruments list",
      takes: "[KEY]",
      summary:
        "List the screening and assessment tools that come with Lantern, or print one as JSON",
    },
    {
      name: "instruments check",
      takes: "FILE",
      summary: "Check a tool that you wrote, before it is put in force",
    },
  ],
);

export const configurationCommands = declare(
  async () => (await import("../configuration.ts")).configurationRuns,
  [
    {
      name: "configuration show",
      takes: "[--kind KIND] [--json] [--partnership NAME]",
      summary: "Show the schemes, clocks and lists with their versions",
    },
  ],
);

export const configurationSetCommands = declare(
  async () => (await import("../configuration-set.ts")).configurationSetRuns,
  [
    {
      name: "configuration print",
      takes: "KIND [KEY] [--offered] [--partnership NAME]",
      summary: "Print what is in force today as JSON, to change it in a file",
      options: ["--offered   print the version that is offered in its place"],
    },
    {
      name: "configuration set",
      takes: "KIND [KEY] FILE --from DAY [--new] [--check] [--yes] [--partnership NAME]",
      summary: "Put a version of a scheme, clock or list in force from a day on, or only check it",
      options: [
        "--from DAY   the first day on which it holds: 2027-01-01",
        "--new        add a piece under a KEY that is not there yet",
        "--check      say what it changes of what is in force today, and change nothing",
        "--yes        do not ask before it is put in force",
      ],
    },
  ],
);
