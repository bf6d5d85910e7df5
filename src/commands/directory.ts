import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { Tx } from "../platform/database/tx.ts";
import {
  addStaff,
  enrolmentAddress,
  newCodeSecret,
  type NewStaff,
} from "../rooms/accounts/index.ts";
import { addTeam, createPartnership } from "../rooms/directory/index.ts";
import { UsageProblem, type Runs } from "./command.ts";
import { changeDirectory, partnershipNamed, withDatabase } from "./with-database.ts";

const partnership = { partnership: { type: "string" } } as const;

/** Making a partnership and the first people in it, before anybody can sign in. */
export const directoryRuns = {
  "partnership add": async ([name], { out, rooms: every }) => {
    if (name === undefined)
      throw new UsageProblem("Name the partnership: lantern partnership add NAME");
    const rooms = await every();
    await withDatabase((session) =>
      changeDirectory(session, {
        action: "partnership.add",
        work: async (tx) => {
          const partnershipId = await createPartnership(tx, { name, isDemo: false, rooms });
          return { value: undefined, partnershipId };
        },
      }),
    );
    out(`${name} is made. Next: lantern team add`);
    return 0;
  },
  "team add": async (args, { out }) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        agency: { type: "string" },
        kind: { type: "string" },
        team: { type: "string" },
        "receives-imports": { type: "boolean", default: false },
        "receives-concerns": { type: "boolean", default: false },
        ...partnership,
      },
    });
    const agency = {
      name: needed(values.agency, "--agency"),
      kind: needed(values.kind, "--kind"),
    };
    const team = needed(values.team, "--team");
    const receives = {
      receivesImports: values["receives-imports"],
      receivesConcerns: values["receives-concerns"],
    };
    await withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      const work = async (tx: Tx) => {
        const teamId = await addTeam(tx, { partnershipId, agency, team, ...receives });
        return { value: undefined, partnershipId, subjectIds: [teamId] };
      };
      await changeDirectory(session, { action: "team.add", work });
    });
    out(`${team}, ${agency.name}, is made. Next: lantern staff add`);
    return 0;
  },
  "staff add": async (args, { out }) => {
    const text = { type: "string" } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: text,
        email: text,
        agency: text,
        team: text,
        role: text,
        phone: text,
        ...partnership,
      },
    });
    const person = {
      name: needed(values.name, "--name"),
      email: needed(values.email, "--email").toLowerCase(),
      role: needed(values.role, "--role"),
      agency: needed(values.agency, "--agency"),
      team: needed(values.team, "--team"),
      ...(values.phone === undefined ? {} : { phone: values.phone }),
    };
    const given = await addPerson(person, values.partnership);
    out(`Email address: ${person.email}`);
    out(`First password: ${given.password}`);
    out(`For the authenticator app: ${enrolmentAddress(given.codeSecret, person.email)}`);
    out("Hand these over in person. They are shown once and kept nowhere.");
    return 0;
  },
} satisfies Runs;

type Person = Pick<NewStaff, "name" | "email" | "role" | "phone"> & {
  readonly agency: string;
  readonly team: string;
};

async function addPerson({ agency, team, ...person }: Person, partnership: string | undefined) {
  const password = randomBytes(12).toString("base64url");
  const codeSecret = newCodeSecret();
  await withDatabase(async (session) => {
    const partnershipId = await partnershipNamed(session.admin, partnership);
    const work = async (tx: Tx) => {
      const teamId = await teamNamed(tx, partnershipId, { agency, team });
      const startsOn = session.clock.today();
      const added = { ...person, partnershipId, teamId, password, codeSecret, startsOn };
      const staffId = await addStaff(tx, added, session.secrets.ring);
      return { value: undefined, partnershipId, subjectIds: [staffId] };
    };
    await changeDirectory(session, { action: "staff.add", work });
  });
  return { password, codeSecret };
}

function needed(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === "") throw new UsageProblem(`Say ${option}`);
  return value;
}

async function teamNamed(
  tx: Tx,
  partnershipId: number,
  { agency, team }: { agency: string; team: string },
): Promise<string> {
  const found = await tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select("t.team_id")
    .where("t.partnership_id", "=", partnershipId)
    .where("a.name", "=", agency)
    .where("t.name", "=", team)
    .executeTakeFirst();
  if (!found) throw new UsageProblem(`${agency} has no team called ${team}: lantern team add`);
  return found.team_id;
}
