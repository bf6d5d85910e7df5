import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  addNumber,
  deskNamesOn,
  listDirectory,
  listNumbersOf,
  recordCall,
} from "../rooms/directory/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { personOf } from "./public-roles.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** Whose number, what for, and what came of ringing it so many days ago. */
const stories = [
  {
    at: "Adolescent Safeguarding",
    use: "office",
    phone: "020 7946 0211",
    rung: "answered",
    ago: 12,
  },
  { at: "Adolescent Safeguarding", use: "duty", phone: "020 7946 0212", rung: "answered", ago: 5 },
  { at: "Exploitation Hub", use: "office", phone: "020 7946 0213", rung: "answered", ago: 30 },
  {
    at: "Child Exploitation Unit",
    use: "office",
    phone: "020 7946 0261",
    rung: "answered",
    ago: 120,
  },
  { at: "Named nurses", use: "office", phone: "020 7946 0271", rung: "not-answered", ago: 3 },
  { at: "Key workers", use: "office", phone: "020 7946 0241", rung: "wrong-number", ago: 1 },
  { at: "Fernhill High School", use: "office", phone: "020 7946 0230", rung: "answered", ago: 20 },
] as const;

const within9To5 = "Monday to Friday, 9am to 5pm";

/** Numbers of teams and agencies: most answered, one not, one wrong, one that nobody has rung for months. */
export async function fillDirectory(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const keeper = personOf(cast, "coordinator");
  const today = clock.today();
  const { desks } = await deskNamesOn(tx, today);
  const standing = { today, ringWithinDays: 90 };
  for (const { at, use, phone, rung, ago } of stories) {
    const day = addDays(today, -ago);
    const by = { actor: keeper, at: new Date(`${day}T09:40:00Z`), today: addDays(today, -150) };
    await actAs(tx, keeper, by.at);
    const found = await listDirectory(tx, { ...standing, desks, show: "all", sought: at });
    const owner = found.find(({ name }) => name === at);
    if (!owner) throw new Error(`the demonstration has no ${at}`);
    const form = { usedFor: use, phone, hours: use === "office" ? within9To5 : "", version: "" };
    const added = await addNumber(tx, by, { owner, form });
    if (added.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(added)}`);
    const numbers = await listNumbersOf(tx, { id: owner.id, ...standing });
    const number = numbers.find(({ usedFor }) => usedFor === use);
    if (!number) throw new Error("the number was not kept");
    await recordCall(tx, by, { number, form: { outcome: rung, version: "" } });
  }
  await actAsNobody(tx);
}
