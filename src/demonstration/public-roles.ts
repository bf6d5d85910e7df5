import { addDays } from "../kernel/dates.ts";
import type { Clock } from "../kernel/clock.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { importRoles, readRolesFile, roleKindsOn } from "../rooms/governance/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const authority = "Eastmoor Council";

/** As the council's democratic services and its licensing team export them; everybody is invented. */
const lists = [
  {
    kind: "councillor",
    lines: [
      "Councillor,Ward,Elected",
      "Cllr Judith Amory,Harbour,04/05/2023",
      "Cllr Kwame Boateng,Fernhill,04/05/2023",
      "Cllr Helen Marsh,Northside,02/05/2024",
      "Cllr Piotr Zielinski,Quayside,02/05/2024",
    ],
  },
  {
    kind: "driver",
    lines: [
      "Surname,Forename,Badge No,Address,Operator,Issued,Expires",
      'Tansley,Gareth,PHD 4471,"31 Cooper Row, QX3 2LP",Larkspur Taxis,01/04/2024,31/03/2027',
      'Ode,Bartholomew,PHD 4502,"8 Lock Street, QX1 9BN",Larkspur Taxis,15/06/2024,14/06/2027',
      'Pryce,Rhian,HC 0017,"2 Station Parade, QX5 1AA",,01/09/2023,31/08/2026',
    ],
  },
  {
    kind: "operator",
    lines: [
      "Company,Licence No,Premises address,From,Until",
      'Larkspur Taxis Ltd,PHO 112,"1 Harbour Yard, QX1 1AB",01/04/2022,31/03/2027',
    ],
  },
  {
    kind: "premises",
    lines: [
      "Licence holder,Licence No,Premises address,From",
      'The Anchor Rooms,PL 0310,"14 Quay Street, QX1 2CD",2021-03-01',
    ],
  },
];

/** The register of public roles: a chair of meetings has the name of a councillor and is asked. */
export async function fillPublicRoles(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const today = clock.today();
  const at = new Date(`${addDays(today, -2)}T10:15:00Z`);
  const actor = await actAs(tx, personOf(cast, "governance"), at);
  const kinds = await roleKindsOn(tx, today);
  for (const { kind, lines } of lists) {
    const read = readRolesFile(Buffer.from(lines.join("\r\n")), {
      kind,
      authority,
      kinds,
      now: at,
    });
    if (!read.ok) throw new Error(`the demonstration’s list of ${kind} cannot be read`);
    const wanted = { kind, authority, values: read.values, isWhole: true, today };
    await importRoles(tx, { actor, at, kinds }, wanted);
  }
  await actAsNobody(tx);
}

export function personOf(cast: Cast, key: string): StaffActor {
  const person = cast.get(key);
  if (!person) throw new Error(`the demonstration has nobody called ${key}`);
  return person;
}
