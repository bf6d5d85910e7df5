import type { Nth } from "./note-words.ts";

/** What careful decisions about harm and flags sound like: what was seen or said, and by whom. */
const harmReasons: Readonly<Record<string, readonly string[]>> = {
  undecided: [
    "Brought over without a word about harm. The school and the youth worker are asked what they have seen; the police check by the end of next week.",
    "Came with a level and nothing else. The lead practitioner meets the child on Thursday and asks the agencies before then.",
  ],
  "no-known-harm": [
    "Seen alone by the youth worker and by the school nurse in the last month. Nothing seen or said shows that anybody is exploiting the child. The school and the parent know what to look for.",
    "Every agency was asked and none has a sign that is not explained. The child was seen at home and at school.",
    "What was seen in spring was about an older relative, who has moved. The child has spoken about it with two adults.",
    "School, youth club and carer say the same: settled, with friends of the same age. The worker keeps in touch each month.",
    "The account that sent messages was a classmate’s, and both families have met. Nothing else came up when agencies were asked.",
    "No contact with the adults named in the first concern, by what the child, the carer and the police say.",
  ],
  suspected: [
    "A new phone, and lifts from an adult whom the family do not know. Two friends told the school that he gives presents. The child has not spoken about it yet.",
    "Dropped at school twice by a car that police know. The child says that it was a cousin; the family has no such cousin.",
    "More money than a child has, and a bank card in another name. Who gave it is not known. The bank has been asked through police.",
    "Afraid to walk home since half term, and will not say of whom. The youth worker is told a little more each week.",
    "A second account online, with messages at night that end when somebody comes in. The family showed the school what they saw.",
    "Seen by a shopkeeper with two older people who told the child what to carry. The child says that it was a favour for a friend.",
  ],
  current: [
    "Told the youth worker what is happening and who does it, and the police have messages that say the same. It is happening now.",
    "Two agencies saw the same adults with the child this week. The child says that saying no is not possible yet.",
    "A debt is being worked off, by what the child told the school nurse. Police have begun an investigation.",
    "Pictures are asked for under threat; the family brought the phone to the police themselves. The account is still in use.",
    "Found again with somebody else’s bag, a week after the first. The child asked to be taken home and told the officer why.",
    "The carer overheard a call in which the child was told where to be. Police and social care act on it today.",
  ],
  past: [
    "Contact ended in the summer; the person is remanded. The child says so, and school, family and police have seen nothing since.",
    "The family moved, the number was changed, and nobody from before has been in touch for half a year. The child says the same.",
  ],
};

/** What the so many-th decision on harm rests on, in words that this child’s record has not had. */
export function harmReason(status: string, { from, place }: Nth): string {
  const reasons = harmReasons[status] ?? [];
  return reasons[(from + place) % reasons.length] ?? "";
}

export const flagReasons = {
  cse: "An adult met online has asked for pictures and for a meeting. The phone is with the police, with the family’s agreement.",
  cce: "Found with cash that the family cannot explain, and afraid of two older boys who wait outside school.",
  "county-lines":
    "Two train journeys to the coast in a month, once with a second phone. The child did not say who paid.",
} as const;

export const reviewReasons = [
  "Looked at with police and school: nothing new, and what led to the flag has not been explained. It stands.",
  "The youth worker has been told more since. The flag stands and police have set the same.",
] as const;

export const endReasons = [
  "Eleven weeks without contact, seen weekly, phone number changed; police and school agree that the reasons no longer hold.",
  "What led to the flag turned out to be about somebody else; the police confirm it in writing.",
] as const;
