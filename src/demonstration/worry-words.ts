/** What careful decisions about harm and flags sound like: what was seen or said, and by whom. */
export const harmReasons: Readonly<Record<string, string>> = {
  undecided:
    "Brought over without a word about harm. The school and the youth worker are asked what they have seen; the police check by the end of next week.",
  "no-known-harm":
    "Seen alone by the youth worker and by the school nurse in the last month. Nothing seen or said shows that anybody is exploiting the child. The school and the parent know what to look for.",
  suspected:
    "A new phone, and lifts from an adult whom the family do not know. Two friends told the school that he gives presents. The child has not spoken about it yet.",
  current:
    "Told the youth worker what is happening and who does it, and the police have messages that say the same. It is happening now.",
  past: "Contact ended in the summer; the person is remanded. The child says so, and school, family and police have seen nothing since.",
};

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
