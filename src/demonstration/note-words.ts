import type { Chance } from "../kernel/random.ts";

/** What a year of careful recording sounds like: what was seen, said and done. */
export const noteHeadlines = [
  "Seen at school, settled and talking about plans for the weekend",
  "Breakfast club on four days of five; a friend came along",
  "Home visit: parent present, safety plan read together",
  "Youth worker met for the third time; wants to come again",
  "School reports attendance back above nine days in ten",
  "Police share that the vehicle is known; update promised by Friday",
  "Home later than agreed on Friday; rang ahead to say so",
  "Health appointment kept; named nurse has the outcome",
  "Said the messages have stopped since the number was changed",
  "A parent rang to ask what to look for; told, and sent the sheet",
  "New form tutor named as the one to go to at school",
  "Bus pass replaced, so that nobody has to be asked for a lift",
  "Asked for help with sleep; an appointment is made for next week",
  "Drawing class begun at the youth project; stayed for all of it",
  "Two friends named who may be rung at any time",
  "Bicycle returned by police; picked up with the youth worker",
  "Talked on a walk about what a safe adult does and does not ask",
  "Work experience agreed with a garage where the owner is checked",
  "School nurse seen without being sent; came alone and stayed a while",
  "Older cousin moved back to the street; the family is glad of it",
  "Phone handed in at night by agreement; kept for a fortnight so far",
  "Letter to the housing office about the broken door, copy to the family",
  "Head of year rang: homework handed in for the first time this term",
  "Met a possible mentor from the boxing club; both want to go on",
  "Talked through the notice on records; asked who can read it",
  "Dentist seen after a long while; proud of having gone",
  "Says that Thursdays are the hardest; the visit was moved to Thursdays",
  "Parent and school spoke for an hour; each knows whom to ring",
] as const;

/** One of these, and none twice for one child: it is taken out of the list. */
export const notHadYet = (chance: Chance, left: string[]): string =>
  left.splice(chance.below(left.length), 1)[0] ?? "";

const levelReasons: Readonly<Record<number, readonly string[]>> = {
  1: [
    "Two early signs, both explained by the family and checked with school. No new contact from the people named before. The parent and the school know what to look for.",
    "One worry from the school about new trainers, which a relative had given. Nothing else was seen by any agency. School looks again at half term.",
    "Quiet at home and at school since the summer. The youth worker meets every fortnight and hears nothing that worries. A trusted adult is named.",
    "A friend’s brother was the worry, and he has moved away. The child talks about it freely. Parent and form tutor ring each other on Fridays.",
    "Messages from an unknown account, shown to a parent the same evening and blocked. Online safety was gone through together. No other sign.",
    "Out late once, with an explanation that the youth club confirms. Friends are of the same age and known to school. The family asks for advice early.",
  ],
  2: [
    "Several signs over the last month: new belongings without an explanation, and out later than agreed on three evenings. Accepts support from the youth worker. School and parent agree what to do if it happens again.",
    "A second telephone was seen at school and not explained. Attendance fell by a day a week. The child meets the youth worker and brings questions.",
    "Two adults whom the family do not know wait outside the club. The child is wary of saying who they are. Lifts home are arranged and kept to.",
    "Cash that a Saturday job does not explain, and a friend who owes money. A parent found it and rang the school. The plan says who is rung first.",
    "Taxi receipts from the other side of the town in a school bag. The child says that a friend pays. Police look at the account with the firm.",
    "Has left football and the friends of last year. A new group is older by some years. One teacher is trusted and has time on Mondays.",
  ],
  3: [
    "Seen in cars with adults the family do not know, on several evenings. Police and school share the concern. A strategy discussion has been held.",
    "Owes money to somebody older and is afraid of them. Two agencies were told the same by different people. The safety plan is read again each week.",
    "An adult sends money and asks for pictures; the phone is with the police. The child has told one worker what happened. School has changed the way home.",
    "Injuries that were explained in two ways on one day. The hospital and the family worry about the same adults. A joint visit was made that evening.",
    "Found far from home by a train guard, with a bag that was not the child’s. Who arranged the journey is not known. Police, council and carer meet each week.",
    "Threats to the family were read out at the meeting, and the home has a marker with police. The child wants it to stop. Somewhere else to stay was found for a while.",
  ],
};

/** What the so many-th decision on a level rests on, in words that this child’s record has not had. */
export function levelReason(level: number, { from, place }: Nth): string {
  const reasons = levelReasons[level] ?? [];
  return reasons[(from + place) % reasons.length] ?? "";
}

/** Where a child’s words begin, so that two children have not the same, and which of them it is. */
export type Nth = { readonly from: number; readonly place: number };

const lowered = [
  "Home by the time agreed since the last review, and at school on most days",
  "Kept every meeting since the last review, and told the worker of one message",
  "No contact from the people named before, by phone records that the family showed",
  "Three agencies saw the child in the last month and none had a new worry",
];

export const loweredBecause = ({ from, place }: Nth): string =>
  lowered[(from + place) % lowered.length] ?? "";

/** A number of a child that stays the same, however often the demonstration is told. */
export const numberOfChild = (reference: string): number =>
  Number(reference.replaceAll(/\D/g, "").slice(0, 4));
