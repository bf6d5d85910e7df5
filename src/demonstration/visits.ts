import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays, formatTime } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { visitSchemeOn, recordWarning, recordVisit } from "../rooms/visits/index.ts";
import { addWhereabouts, findPerson } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = { readonly personId: string; readonly partnershipId: number };
type VisitStory = {
  readonly ago: number;
  readonly outcome: string;
  readonly purpose?: string;
  readonly setting?: string;
  readonly saw?: string;
  readonly next?: string;
  readonly along?: string;
};
type Story = {
  readonly visits: readonly VisitStory[];
  readonly warnings?: readonly {
    readonly kind: string;
    readonly words: string;
    readonly source: string;
    readonly ago: number;
    readonly reviewIn: number;
  }[];
  readonly carer?: string;
};

/** Children who are seen, who are not, and who have not been seen alone; the first can be opened at the door. */
const stories: readonly Story[] = [
  {
    carer: "Her grandmother, Ada, and two younger brothers",
    warnings: [
      {
        kind: "not-at-door",
        source: "The grandmother",
        ago: 60,
        reviewIn: 31,
        words: "Neighbours listen. Go in before you say why you have come.",
      },
      {
        kind: "dog",
        source: "A colleague, on a visit",
        ago: 200,
        reviewIn: 91,
        words: "A large dog that is let out. Ring from the street and wait for the answer.",
      },
    ],
    visits: [
      { ago: 52, outcome: "with-others", saw: "At home with her brothers. Quiet; ate with them." },
      { ago: 24, outcome: "no-answer", purpose: "unannounced", next: "Ring the grandmother" },
      {
        ago: 9,
        outcome: "alone",
        setting: "out",
        saw: "Walked to the shop. Spoke of school.",
        next: "Ask the school about mornings",
      },
    ],
  },
  {
    carer: "His father",
    warnings: [
      {
        kind: "two-visit",
        source: "Police",
        ago: 40,
        reviewIn: 60,
        words: "Two people go, and tell the team when they leave.",
      },
    ],
    visits: [{ ago: 61, outcome: "with-others", along: "Dan Price", saw: "The father answered." }],
  },
  {
    visits: [
      {
        ago: 15,
        outcome: "with-others",
        purpose: "after-missing",
        saw: "Tired; ate. Came back in a car, QX12 ABC.",
      },
    ],
  },
  {
    visits: [
      { ago: 40, outcome: "no-answer", next: "Write, and ring her aunt" },
      { ago: 26, outcome: "declined", next: "Ask the school who she talks to" },
      { ago: 12, outcome: "declined", next: "Try with her key worker" },
    ],
  },
  {
    visits: [
      {
        ago: 5,
        outcome: "alone",
        setting: "school",
        saw: "Spoke in the library. A new number: 07700 900789.",
      },
    ],
  },
];

/** Visits and warnings, by the commands that people use. */
export async function fillVisits(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("the demonstration has no lead practitioner");
  const children = await someChildren(tx);
  for (const [index, story] of stories.entries()) {
    const person = children[index];
    if (person) await tell(tx, { lead, clock, person }, story);
  }
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '17:20'
    where kind = 'visit' and recorded_at > happened_on + interval '1 day'`.execute(tx);
}

/** Led by somebody, neither restricted nor protected. */
async function someChildren(tx: Tx): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId" from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
      and exists (select from sec.memberships m where m.circle_id = p.circle_id and m.basis = 'allocation' and m.ends_at is null)
    order by p.reference limit ${stories.length}`.execute(tx);
  return rows;
}

type Telling = { readonly lead: StaffActor; readonly clock: Clock; readonly person: Person };

async function tell(tx: Tx, telling: Telling, story: Story): Promise<void> {
  for (const one of story.warnings ?? []) await warn(tx, telling, one);
  for (const one of story.visits) await visit(tx, telling, one);
  if (story.carer === undefined) return;
  const { lead, clock, person } = telling;
  const found = await findPerson(tx, lead, person.personId);
  if (!found) return;
  const acting = { actor: lead, at: clock.now(), today: clock.today() };
  const from = datePartsOf(addDays(clock.today(), -400));
  const form = { kind: "carer", wording: story.carer, source: "At a visit", from };
  must(await addWhereabouts(tx, acting, { person: found, form }));
}

/** So many days ago, in the afternoon. */
async function on(tx: Tx, { lead, clock }: Telling, ago: number) {
  const today = addDays(clock.today(), -ago);
  const scheme = await visitSchemeOn(tx, today);
  return { actor: lead, at: new Date(`${today}T17:20:00Z`), today, scheme };
}

async function warn(
  tx: Tx,
  telling: Telling,
  { kind, words, source, ago, reviewIn }: NonNullable<Story["warnings"]>[number],
): Promise<void> {
  const acting = await on(tx, telling, ago);
  const { today } = acting;
  const dates = { since: datePartsOf(today), review: datePartsOf(addDays(today, reviewIn)) };
  const form = { kind, wording: words, source, ...dates };
  must(await recordWarning(tx, acting, { person: telling.person, form }));
}

async function visit(tx: Tx, telling: Telling, story: VisitStory): Promise<void> {
  const acting = await on(tx, telling, story.ago);
  const { lead, person } = telling;
  const at = new Date(`${acting.today}T15:40:00Z`);
  must(
    await recordVisit(tx, acting, {
      person,
      visitors: [lead.id],
      form: {
        visited: { ...datePartsOf(acting.today), time: formatTime(at) },
        visitedBy: lead.id,
        togetherWith: story.along ?? "",
        outcome: story.outcome,
        purpose: story.purpose ?? "planned",
        setting: story.setting ?? "home",
        later: "",
        observed: story.saw ?? "",
        nextStep: story.next ?? "",
      },
    }),
  );
}

function must(change: { readonly kind: string }): void {
  if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
}
