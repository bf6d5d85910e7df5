import { readFileSync } from "node:fs";
import { sql } from "kysely";
import pg from "pg";
import type { Clock } from "../../src/kernel/clock.ts";
import { addDays } from "../../src/kernel/dates.ts";
import { addStaff } from "../../src/rooms/accounts/add-staff.ts";
import { allRooms } from "../../src/rooms.ts";
import { addTeam, createPartnership } from "../../src/rooms/directory/provision.ts";
import { newCodeSecret } from "../../src/rooms/accounts/one-time-codes.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { actorFacts, staffActor } from "../../src/platform/access/staff-actor.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import type { KeyRing } from "../../src/platform/sealing/index.ts";
import { asMaintenance } from "../../src/platform/database/maintenance.ts";

export type Cast = {
  /** A team of 200 children and 40 circles elsewhere. */
  readonly narrow: StaffActor;
  /** Manages a team that holds one child in twenty-five. */
  readonly manager: StaffActor;
  /** Every child of the partnership that is not restricted. */
  readonly wide: StaffActor;
  /** Decides on concerns; as wide. */
  readonly mash: StaffActor;
  /** Reads the audit, and no child. */
  readonly governance: StaffActor;
  /** Reads what agencies send to police, and no child. */
  readonly police: StaffActor;
};

type Founding = { readonly clock: Clock; readonly ring: KeyRing };
type Filling = Founding & { readonly children: number };
type Founded = {
  readonly partnershipId: number;
  readonly team: string;
  readonly narrow: string;
  readonly manager: string;
  readonly wide: string;
  readonly mash: string;
  readonly governance: string;
  readonly police: string;
};

/** A partnership of 25 teams, its children and two of its people, in an empty database. */
export async function fill(adminUrl: string, filling: Filling): Promise<Cast> {
  const admin = { connectionString: adminUrl };
  const founded = await asMaintenance(admin, (tx) => found(tx, filling));
  await addChildren(adminUrl, founded, filling);
  return castOf(adminUrl, founded, filling);
}

/** The same teams and people, and no child. */
export async function foundPartnership(adminUrl: string, founding: Founding): Promise<Cast> {
  const admin = { connectionString: adminUrl };
  const founded = await asMaintenance(admin, (tx) => found(tx, founding));
  return castOf(adminUrl, founded, founding);
}

const castOf = (adminUrl: string, founded: Founded, { clock }: Founding): Promise<Cast> =>
  asMaintenance({ connectionString: adminUrl }, async (tx) => ({
    narrow: await actorOf(tx, founded.narrow, clock),
    manager: await actorOf(tx, founded.manager, clock),
    wide: await actorOf(tx, founded.wide, clock),
    mash: await actorOf(tx, founded.mash, clock),
    governance: await actorOf(tx, founded.governance, clock),
    police: await actorOf(tx, founded.police, clock),
  }));

async function found(tx: Tx, { clock, ring }: Founding): Promise<Founded> {
  const partnershipId = await createPartnership(tx, {
    name: "Benchmark Partnership",
    isDemo: true,
    rooms: allRooms,
  });
  const teams: string[] = [];
  for (let agency = 1; agency <= 5; agency++) {
    for (let team = 1; team <= 5; team++) {
      const made = {
        agency: { name: `Agency ${agency}`, kind: "council" },
        team: `Team ${agency}.${team}`,
      };
      const isLast = agency === 5 && team === 5;
      const receives = { receivesConcerns: isLast, receivesImports: isLast };
      teams.push(await addTeam(tx, { partnershipId, ...made, ...receives }));
    }
  }
  const [team = "", otherTeam = ""] = teams;
  const person = (role: string, teamId: string): Promise<string> =>
    addStaff(
      tx,
      {
        partnershipId,
        teamId,
        role,
        name: role,
        email: `${role}@bench.example`,
        password: newCodeSecret(),
        codeSecret: newCodeSecret(),
        startsOn: addDays(clock.today(), -100),
      },
      ring,
    );
  const narrow = await person("lead-practitioner", team);
  const manager = await person("team-manager", otherTeam);
  const wide = await person("exploitation-coordinator", otherTeam);
  const mash = await person("mash-decision-maker", teams.at(-1) ?? "");
  const governance = await person("information-governance-officer", otherTeam);
  const station = await addTeam(tx, {
    partnershipId,
    agency: { name: "Police", kind: "police" },
    team: "Intelligence",
    receivesConcerns: false,
    receivesImports: false,
  });
  const police = await person("intelligence-officer", station);
  return { partnershipId, team, narrow, manager, wide, mash, governance, police };
}

const parts = [
  "fill",
  "fill-protect",
  "fill-journey",
  "fill-looks",
  "fill-missing",
  "fill-training",
  "fill-measures",
  "fill-intelligence",
  "fill-suggested",
];

async function addChildren(
  adminUrl: string,
  founded: Founded,
  { children, clock }: Filling,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("set local role lantern_maintenance");
    const settings = {
      children: String(children),
      partnership: String(founded.partnershipId),
      narrow: founded.narrow,
      team: founded.team,
      today: clock.today(),
    };
    for (const [name, value] of Object.entries(settings)) {
      await client.query("select set_config($1, $2, true)", [`bench.${name}`, value]);
    }
    for (const part of parts) {
      await client.query(readFileSync(`scripts/bench/${part}.sql`, "utf8"));
    }
    await client.query("commit");
    await client.query("vacuum (analyze)");
    await client.query("checkpoint");
  } finally {
    await client.end();
  }
}

async function actorOf(tx: Tx, staffId: string, clock: Clock): Promise<StaffActor> {
  const { rows } = await sql<{ facts: unknown }>`
    select sec.actor_facts(${staffId}, ${clock.now()}) as facts`.execute(tx);
  return staffActor(actorFacts.parse(rows[0]?.facts));
}
