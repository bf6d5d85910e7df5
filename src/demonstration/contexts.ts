import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { blankOf } from "../kernel/forms/index.ts";
import type { Tx } from "../platform/database/database.ts";
import type { CommandContext } from "../platform/rooms/command.ts";
import {
  actionForm,
  addAction,
  addFact,
  addFactAfter,
  addMove,
  addVoice,
  assessContext,
  assessForm,
  closeContext,
  closeForm,
  contextSchemeOn,
  contextToolsOn,
  decideContext,
  decideForm,
  endAction,
  factAfterForm,
  factForm,
  findContext,
  holdersOf,
  keysOf,
  listActions,
  listFacts,
  movedForm,
  refer,
  referForm,
  reviewContext,
  reviewForm,
  voiceForm,
  type Context,
} from "../rooms/contexts/index.ts";
import { addThing } from "../rooms/people-and-places/index.ts";
import { endActionForm } from "../rooms/work/index.ts";
import { actAs } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type By = (key: string, ago: number) => Promise<CommandContext>;

/** What a step of the demonstration must do: anything else is a fault of its story. */
function done<C extends { readonly kind: string }>(change: C): C {
  if (change.kind !== "accepted") throw new Error(`not done: ${JSON.stringify(change)}`);
  return change;
}

/** A park from its referral to made safer, and the car park to which the harm moved. */
export async function fillContexts(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const by: By = async (key, ago) => {
    const actor = cast.get(key);
    if (!actor) throw new Error(`the demonstration has no ${key}`);
    const today = addDays(clock.today(), -ago);
    const at = new Date(`${today}T09:15:00Z`);
    return { actor: await actAs(tx, actor, at), at, today };
  };
  const story = { tx, by };
  await place(story, "Mill Lane park", 92);
  await place(story, "Tanner Street car park", 22);
  const park = await opened(story, {
    name: "Mill Lane park",
    ago: 90,
    reason:
      "Adults approach young people at the bandstand on Friday evenings since the light failed. Seen by youth workers and a bus driver.",
    level: "3",
  });
  await worked(story, park);
  const next = await opened(story, {
    name: "Tanner Street car park",
    ago: 20,
    reason:
      "Since the park was made safer, young people and adults in cars meet on the top floor of the car park.",
    level: "2",
  });
  await madeSafer(story, { park, next });
}

type Story = { readonly tx: Tx; readonly by: By };

const nothing = { day: "", month: "", year: "" };

async function place({ tx, by }: Story, label: string, ago: number): Promise<void> {
  const acting = await by("coordinator", ago);
  const form = {
    kind: "place",
    label,
    identifier: "QX4 7TD",
    knownAs: "",
    standing: "",
    standingBasis: "",
    adultBasis: "",
    reviewBy: undefined,
    says: "",
    source: "Youth workers",
    bornOn: nothing,
    learnedOn: datePartsOf(acting.today),
  };
  done(await addThing(tx, acting, { form, another: false }));
}

async function read(tx: Tx, contextId: string): Promise<Context> {
  const context = await findContext(tx, contextId);
  if (!context) throw new Error("the case is not there");
  return context;
}

type Referral = {
  readonly name: string;
  readonly ago: number;
  readonly reason: string;
  readonly level: string;
};

/** Referred by the school, and opened by the co-ordinator for the lead practitioner two days later. */
async function opened({ tx, by }: Story, told: Referral): Promise<string> {
  const { name, reason, level, ago } = told;
  const form = { ...blankOf(referForm), kind: "place", name, reason };
  const sent = done(await refer(tx, await by("school", ago), form));
  const contextId = sent.contextId ?? "";
  const owner = (await by("lead", ago)).actor.id;
  // Last: the place is looked up as the person who acted last may look it up.
  const acting = await by("coordinator", ago - 2);
  const owners = await holdersOf(tx, { permission: "context.record", on: acting.today });
  const context = await read(tx, contextId);
  const led = { context, scheme: await contextSchemeOn(tx, acting.today), owners };
  done(
    await decideContext(tx, acting, {
      led,
      form: {
        ...blankOf(decideForm),
        version: String(context.version),
        outcome: "open",
        place: name,
        level,
        owner,
        reviewBy: datePartsOf(addDays(acting.today, 42)),
        reason: "Three agencies saw the same. The place has to change, and not the young people.",
      },
    }),
  );
  return contextId;
}

/** Assessed, planned for and reviewed by its owner. */
async function worked({ tx, by }: Story, contextId: string): Promise<void> {
  const acting = await by("lead", 85);
  const context = await read(tx, contextId);
  const scheme = await contextSchemeOn(tx, acting.today);
  const tools = await contextToolsOn(tx, { on: acting.today, kind: "place", scheme });
  const tool = tools.find(({ instrument }) => instrument.key === "neighbourhood-triangle");
  if (!tool) throw new Error("there is no triangle");
  const high = ["approached", "layout", "unwatched"];
  const form = {
    ...blankOf(assessForm),
    sides: Object.fromEntries(
      keysOf(tool.instrument).map((key) => [
        key,
        {
          answer: high.includes(key) ? "high" : "low",
          evidence: "Two walks by youth workers, on Friday evenings",
        },
      ]),
    ),
    weights: Object.fromEntries(
      scheme.weighed.map(({ key }) => [
        key,
        { weighs: key === "neighbourhood" ? "first" : "matters" },
      ]),
    ),
    youngSay: "It is dark at the bandstand, and nobody comes when you shout.",
    adultsSay: "The café closes at six. The keeper did not know whom to ring.",
    band: "very-unsafe",
    judgement: "The dark corner and an evening without adults have to change first.",
  };
  done(await assessContext(tx, acting, { context, tool, scheme, form }));
  await planned({ tx, by }, contextId);
  const fact = {
    ...blankOf(factForm),
    wording: "Young people approached by adults at the bandstand, in four weeks",
    source: "Youth workers’ log",
    beforeSaid: "9",
    beforeOn: datePartsOf(addDays(acting.today, -2)),
  };
  done(await addFact(tx, await by("lead", 84), { context, form: fact }));
}

const plan = [
  ["council", "Parks team, supervisor", "Mends the light at the bandstand and cuts the hedge"],
  ["business", "Park café, manager", "Stays open until eight on Fridays; staff know whom to ring"],
  ["transport", "Bus company, depot manager", "Drivers on the last bus ring the control room"],
] as const;

async function planned({ tx, by }: Story, contextId: string): Promise<void> {
  const acting = await by("lead", 84);
  const scheme = await contextSchemeOn(tx, acting.today);
  for (const [guardianKind, guardian, wording] of plan) {
    const form = {
      ...blankOf(actionForm),
      guardianKind,
      guardian,
      wording,
      dueOn: datePartsOf(addDays(acting.today, 21)),
    };
    done(await addAction(tx, acting, { context: await read(tx, contextId), scheme, form }));
  }
  const later = await by("lead", 60);
  for (const action of await listActions(tx, contextId)) {
    const form = {
      ...blankOf(endActionForm),
      version: String(action.version),
      state: "done",
      outcome: "Seen on a walk",
    };
    done(await endAction(tx, later, { action, form }));
  }
}

type Ending = { readonly park: string; readonly next: string };

/** A fact after, words of young people, the level lowered by a manager, where it moved, and closed by another. */
async function madeSafer({ tx, by }: Story, { park, next }: Ending): Promise<void> {
  const acting = await by("lead", 17);
  const [fact] = await listFacts(tx, park);
  if (!fact) throw new Error("there is no fact");
  const after = {
    ...blankOf(factAfterForm),
    version: String(fact.version),
    afterSaid: "1",
    afterOn: datePartsOf(addDays(acting.today, -1)),
    isSafer: "yes",
  };
  done(await addFactAfter(tx, acting, { fact, form: after }));
  const context = await read(tx, park);
  const words = {
    ...blankOf(voiceForm),
    wording: "You can sit there now and nobody bothers you. But they all go to the car park.",
    saidOn: datePartsOf(addDays(acting.today, -1)),
    heardHow: "At a walk with six young people",
  };
  done(await addVoice(tx, acting, { context, form: words }));
  await lowered({ tx, by }, context);
  await closed({ tx, by }, { park, next });
}

/** The level falls by a manager, with a reason. */
async function lowered({ tx, by }: Story, context: Context): Promise<void> {
  const coordinator = await by("coordinator", 16);
  const owners = await holdersOf(tx, { permission: "context.record", on: coordinator.today });
  const led = { context, scheme: await contextSchemeOn(tx, coordinator.today), owners };
  const reviewed = {
    ...blankOf(reviewForm),
    version: String(context.version),
    facts: "One approach in four weeks, and the light works.",
    level: "1",
    levelReason: "Named facts, and what young people there say",
    reviewBy: datePartsOf(addDays(coordinator.today, 42)),
  };
  done(await reviewContext(tx, coordinator, { led, form: reviewed }));
}

async function closed({ tx, by }: Story, { park, next }: Ending): Promise<void> {
  const coordinator = await by("coordinator", 16);
  const moved = {
    ...blankOf(movedForm),
    wording: "To the car park, as young people and youth workers say.",
    movedTo: next,
    seenOn: datePartsOf(addDays(coordinator.today, -1)),
  };
  const others = [{ value: next, text: "Tanner Street car park" }];
  done(await addMove(tx, coordinator, { context: await read(tx, park), others, form: moved }));
  const closing = {
    ...blankOf(closeForm),
    version: String((await read(tx, park)).version),
    outcome: "made-safer",
    reason:
      "Safer by named facts. The café and the parks team look after it; the car park goes on.",
  };
  done(
    await closeContext(tx, await by("coordinator", 15), {
      context: await read(tx, park),
      form: closing,
    }),
  );
}
