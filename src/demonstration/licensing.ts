import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  findLicence,
  findReferral,
  licensingSchemeOn,
  recordAnswer,
  recordCheck,
  recordLicence,
  referLicence,
  sendReferral,
} from "../rooms/licensing/index.ts";
import { addThing, findThing, listThings, type Thing } from "../rooms/people-and-places/index.ts";
import { actAs } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type By = (
  key: string,
  ago: number,
) => Promise<{ readonly actor: StaffActor; readonly at: Date; readonly today: string }>;
type Story = { readonly tx: Tx; readonly by: By };

/** What a step of the demonstration must do: anything else is a fault of its story. */
function done<C extends { readonly kind: string }>(change: C): C & { readonly kind: "accepted" } {
  if (change.kind !== "accepted") throw new Error(`not done: ${JSON.stringify(change)}`);
  return change as C & { readonly kind: "accepted" };
}

// The words are invented here and name nobody.
const checkNames = () => Promise.resolve([]);
const nothing = { day: "", month: "", year: "" };

/** A taxi of another area that was referred, sent and answered, and a hotel whose premises licence is still to be sent. */
export async function fillLicensing(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const by: By = async (key, ago) => {
    const actor = cast.get(key);
    if (!actor) throw new Error(`the demonstration has no ${key}`);
    const today = addDays(clock.today(), -ago);
    const at = new Date(`${today}T08:50:00Z`);
    return { actor: await actAs(tx, actor, at), at, today };
  };
  const story = { tx, by };
  const taxi = await theTaxi(story);
  await answered(story, taxi);
  await referred(story, {
    thing: await called(story, "Canal Lodge Hotel"),
    ago: 2,
    licence: {
      kind: "premises",
      holder: "Canal Lodge Hotel, Basin Street",
      number: "EM/PL/0448",
      authority: "Eastmoor Council",
      where: "here",
    },
    ground:
      "Rooms are let late in the evening without asking for identification. Seen on three dates by two agencies.",
  });
}

async function theTaxi({ tx, by }: Story): Promise<Thing> {
  const acting = await by("coordinator", 24);
  const form = {
    kind: "vehicle",
    label: "Silver saloon with a taxi plate",
    identifier: "QX22 TXA",
    knownAs: "",
    standing: "",
    standingBasis: "",
    adultBasis: "",
    reviewBy: undefined,
    says: "Waits near the arches without a fare.",
    source: "Wardens",
    bornOn: nothing,
    learnedOn: datePartsOf(acting.today),
  };
  const added = done(await addThing(tx, acting, { form, another: false }));
  return found(await findThing(tx, added.thingId));
}

function found<T>(one: T | undefined): T {
  if (one === undefined) throw new Error("it is not there");
  return one;
}

async function called({ tx, by }: Story, sought: string): Promise<Thing> {
  const { today } = await by("coordinator", 2);
  const [one] = await listThings(tx, { today, sought, page: 1, pageSize: 1 });
  return found(one);
}

type Referring = {
  readonly thing: Thing;
  readonly ago: number;
  readonly ground: string;
  readonly licence: {
    readonly kind: string;
    readonly holder: string;
    readonly number: string;
    readonly authority: string;
    readonly where: string;
  };
};

async function referred({ tx, by }: Story, told: Referring): Promise<string> {
  const { thing, ago, ground, licence: typed } = told;
  const acting = await by("coordinator", ago);
  const scheme = await licensingSchemeOn(tx, acting.today);
  const form = { ...typed, source: "Public register of licences", version: "" };
  const { thingId } = thing;
  const recorded = done(await recordLicence(tx, acting, { thing, scheme, form, checkNames }));
  const licence = found(await findLicence(tx, { thingId, licenceId: recorded.licenceId ?? "" }));
  const sent = { ground, knownOn: datePartsOf(acting.today), version: "" };
  const referring = { thing, licence, scheme, form: sent, checkNames };
  return done(await referLicence(tx, acting, referring)).referralId ?? "";
}

const taxiReferred = (story: Story, thing: Thing): Promise<string> =>
  referred(story, {
    thing,
    ago: 22,
    licence: {
      kind: "vehicle",
      holder: "QX22 TXA",
      number: "NV 1187",
      authority: "Northvale Council",
      where: "elsewhere",
    },
    ground:
      "The driver waits where young people meet and offers lifts that are not booked. Seen by wardens on four evenings.",
  });

/** Sent on by the licensing officer, looked up in the national register, and answered by the other area. */
async function answered(story: Story, thing: Thing): Promise<void> {
  const { tx, by } = story;
  const referralId = await taxiReferred(story, thing);
  const read = async () => {
    const referral = found(await findReferral(tx, referralId));
    return { referral, version: String(referral.version) };
  };
  const sending = await by("licensing", 20);
  const first = await read();
  const sentForm = {
    sentTo: "Licensing team of Northvale Council, by secure mail",
    sentOn: datePartsOf(sending.today),
    wording: "",
    version: first.version,
  };
  const scheme = await licensingSchemeOn(tx, sending.today);
  const { referral } = first;
  done(await sendReferral(tx, sending, { referral, scheme, form: sentForm, checkNames }));
  const checking = await by("licensing", 19);
  const second = await read();
  const checkedForm = {
    outcome: "nothing",
    checkedOn: datePartsOf(checking.today),
    wording: "",
    version: second.version,
  };
  const check = { referral: second.referral, form: checkedForm, checkNames };
  done(await recordCheck(tx, checking, check));
  const answering = await by("licensing", 6);
  const third = await read();
  const answeredForm = {
    outcome: "suspended",
    answeredOn: datePartsOf(answering.today),
    theirReference: "NV/S/0231",
    wording: "The vehicle licence is suspended until its operator has answered.",
    version: third.version,
  };
  const answer = { referral: third.referral, form: answeredForm, checkNames };
  done(await recordAnswer(tx, answering, answer));
}
