/** What practitioners write when they are worried, and what they add: invented, and recorded with care. */
export const worries: Readonly<Record<string, readonly string[]>> = {
  school: [
    "Came to school on Monday with a new phone and new trainers and says that a man gave them. Nine mornings missed since the start of term. Two friends told the form tutor about a silver car after school.",
    "Fell asleep in two lessons this week. Told the pastoral lead about “driving around till late with some older lads” and would not say where. Had about £80 in notes at lunch.",
    "Left the site at 11am on Tuesday and came back at 2pm, upset and with a torn sleeve, saying that nothing had happened. The mother thought that it had been a day at school like any other.",
    "Showed staff messages in which an adult asks for pictures and says where to meet. We have not forwarded them; the phone is with the family.",
  ],
  nurse: [
    "Attended with an injury to one hand and no explanation of it. A man who said that he was a cousin answered every question. Asked to be seen alone next time.",
    "Third visit to the clinic in two months. Says that the partner is “in his twenties”. Asked that we should not ring home.",
  ],
  youthworker: [
    "Told me on Thursday of owing money to older boys, and of having to “go country” to pay it back. Afraid for a little brother. Asked me not to tell the mother; I said that I must tell somebody who can help.",
    "Has stopped coming to the club after two years of coming each week. A friend speaks of evenings at a flat above the parade of shops, with people whom the friend does not know.",
  ],
  police: [
    "Found at 1.30am in a car with two adults, forty miles from home. Not reported missing. The adults said that they were giving a lift to a friend’s child. Taken home; nobody there knew of the journey.",
    "Present at an address where a warrant was executed on Saturday. Treated as a victim. Two train tickets and a second phone were with the child.",
  ],
  lead: [
    "From the same family as a child with whom I work. Said at the home visit that a friend of the older brother’s has “a job”.",
  ],
};

export const spoken = [
  "He said if I tell he’ll show everyone the pictures.",
  "I’m not scared of them. I’m scared of what they’ll do to my mum.",
  "Can I stay in your room at lunch? I don’t like it by the gate.",
  "They’re the only ones who ever asked if I’d eaten.",
] as const;

export const placesSeen = [
  { where1: "The bus station, by the kiosk", what1: "Met there after school, about 4pm" },
  {
    where1: "Flat above the parade of shops",
    what1: "Evenings, several adults, named by a friend",
  },
] as const;

export const adultsNamed = [
  {
    name1: "Called Smoke",
    is1: "Not known to the family",
    what1: "About 25, silver car, heard from a friend",
  },
  { helps: "An aunt, whom the child rings on Sundays" },
] as const;
