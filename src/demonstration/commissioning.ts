import type { Clock } from "../kernel/clock.ts";
import { addDays, addMonths } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import type { CommandContext } from "../platform/rooms/command.ts";
import { setVersion } from "../rooms/configuration/index.ts";
import {
  addReturn,
  addTerms,
  commissioningKind,
  commissioningSchemeOn,
  keepGap,
  knownMonth,
  listServices,
  monthOf,
  nameServiceContact,
} from "../rooms/support/index.ts";
import { doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** In days from now: the notice date of the advisers comes, that of the pilot is past, and of mentoring it is far. */
const stories = [
  {
    name: "Lighthouse advisers for children (ISVA)",
    kind: "child-isva",
    agreement: "contract",
    capacity: "8",
    cost: "62000",
    from: -300,
    until: 150,
    notice: 60,
    outcomes: "Children say that they are believed, know their rights and choose what happens next",
  },
  {
    name: "Back into learning",
    kind: "education",
    agreement: "pilot",
    capacity: "12",
    cost: "46000",
    from: -200,
    until: 30,
    notice: -10,
    outcomes: "Children are back in learning that they chose, and stay for a term",
  },
  {
    name: "Harbour recovery mentoring",
    kind: "post-abuse",
    agreement: "contract",
    capacity: "9",
    cost: "84000",
    from: -500,
    until: 600,
    notice: 400,
    outcomes: "The same worker for a year, and somebody a child can ring afterwards",
  },
] as const;

const provider = "youthworker";

/** Contracts and a pilot on services of the directory, a contact at a provider, and a month that it returned. */
export async function fillCommissioning(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const member = (key: string): StaffActor => {
    const actor = cast.get(key);
    if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
    return actor;
  };
  const today = clock.today();
  const by = (key: string) => ({ actor: member(key), at: clock.now(), today });
  const day = (days: number) => datePartsOf(addDays(today, days));
  const services = new Map(
    (await listServices(tx, { today })).map(({ name, serviceId }) => [name, serviceId]),
  );
  for (const { name, from, until, notice, ...story } of stories) {
    const serviceId = services.get(name);
    if (serviceId === undefined) throw new Error(`the demonstration has no ${name}`);
    const form = {
      ...story,
      fromOn: day(from),
      contractFrom: day(from),
      contractUntil: day(until),
      noticeOn: day(notice),
      version: "",
    };
    must(await addTerms(tx, by("commissioner"), { serviceId, form }));
  }
  await keepGapAnalysis(tx, by("commissioner"));
  const serviceId = services.get("Harbour recovery mentoring") ?? "";
  const email = `${provider}@eastmoor.example`;
  must(
    await nameServiceContact(tx, by("commissioner"), { serviceId, form: { email, version: "" } }),
  );
  await returnMonths(tx, by(provider), serviceId);
}

/** What the provider sent of each month but the last: the numbers that direct work knows, and a line of its own. */
async function returnMonths(tx: Tx, by: CommandContext, serviceId: string): Promise<void> {
  const lines = ["One post was vacant for three weeks", "", "Two came by themselves", ""];
  for (const [at, wording] of lines.entries()) {
    const first = addMonths(`${by.today.slice(0, 7)}-01`, -2 - at);
    const month = monthOf(first.slice(0, 7));
    await doneBy(tx, by, async () => {
      const { referred, started, ended, waiting } = await knownMonth(tx, { serviceId, month });
      const form = {
        places: "9",
        referred: String(referred),
        started: String(started),
        ended: String(ended),
        waiting: String(waiting),
        wording,
        version: "",
      };
      must(await addReturn(tx, by, { serviceId, month, form }));
    });
  }
}

/** The partnership has turned drafting on, and its commissioner kept one. */
async function keepGapAnalysis(tx: Tx, by: CommandContext): Promise<void> {
  const scheme = await commissioningSchemeOn(tx, by.today);
  await setVersion(tx, {
    partnershipId: by.actor.partnershipId,
    kind: commissioningKind,
    key: "commissioning",
    body: { ...scheme, gapAnalysis: { isOn: true } },
    from: addDays(by.today, -200),
  });
  const wording = [
    "ISVA for children (child ISVA)\nMore children were referred than there are places, and those who wait are mostly 13 to 15.",
    "What it means\nThe advisers say that half of those who wait begin with a family worker meanwhile. No count shows who was never referred.",
    "What is proposed\nSix more places from April, decided before the notice date of the contract.",
  ].join("\n\n");
  const form = { title: "Advisers for children, autumn", wording, version: "" };
  must(await keepGap(tx, by, { gap: undefined, form }));
}

function must(change: { readonly kind: string }): void {
  if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
}
