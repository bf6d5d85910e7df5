import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { addDays } from "../kernel/dates.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  addEffect,
  addPractice,
  findPractice,
  linkable,
  linkPractice,
} from "../rooms/training/index.ts";
import { doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { demoEmail } from "./people.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const stories = [
  {
    name: "Guardians of places beside return home interviews",
    field: "missing",
    cameFrom: "Missing team of Eastmoor Council, since its review of return home interviews",
    about:
      "What return interviews say of one place is read together each month, and who runs the place is asked to change it",
    owner: "lead",
    ago: 300,
    reviewIn: 40,
    programme: "",
    isOfCase: true,
    effects: [
      {
        ago: 45,
        measuredHow:
          "Missing episodes that began at three places, six months before and six months after",
        effect:
          "31 before and 18 after. One of the places was also lit again, so not all of it is this",
        direction: "better",
      },
    ],
  },
  {
    name: "Credible messengers",
    field: "gangs",
    cameFrom: "Violence reduction unit of Northgate",
    about: "Adults who left a gang speak in sessions about how friendship and debt were used",
    owner: "training",
    ago: 150,
    reviewIn: -5,
    programme: "Behind the door",
    isOfCase: false,
    effects: [],
  },
] as const;

/** Practice taken over from missing and from gangs: one measured and used in a case, one whose review is overdue. */
export async function fillPractices(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const by = (key: string, ago: number) => {
    const actor = cast.get(key);
    if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
    const at = new Date(clock.now().getTime() - ago * 86_400_000);
    return { actor, at, today: londonDate(at) };
  };
  const must = <C extends { readonly kind: string }>(change: C): C => {
    if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
    return change;
  };
  for (const { effects, ago, reviewIn, programme, isOfCase, ...story } of stories) {
    const added = by("training", ago);
    const form = {
      ...story,
      owner: demoEmail(story.owner),
      sinceOn: datePartsOf(added.today),
      reviewOn: datePartsOf(addDays(clock.today(), reviewIn)),
      version: "",
    };
    const { practiceId = "" } = must(await doneBy(tx, added, () => addPractice(tx, added, form)));
    const practice = await findPractice(tx, practiceId);
    if (!practice) throw new Error("the practice is not there");
    for (const { ago: measured, ...effect } of effects) {
      const on = by("training", measured);
      const sent = { ...effect, measuredOn: datePartsOf(on.today), version: "" };
      must(await doneBy(tx, on, () => addEffect(tx, on, { practice, form: sent })));
    }
    const linking = isOfCase ? by("coordinator", 30) : by("training", 100);
    must(
      await doneBy(tx, linking, async () => {
        const { programmes, cases } = await linkable(tx, linking.actor);
        const used = {
          programme: programmes.find(({ name }) => name === programme)?.id ?? "",
          context: isOfCase ? (cases[0]?.id ?? "") : "",
          version: "",
        };
        return linkPractice(tx, linking, { practice, form: used });
      }),
    );
  }
}
