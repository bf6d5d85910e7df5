/** What careful meetings record: what is seen, what is not known, and what the child says. */
export const texts: Readonly<Record<string, readonly string[]>> = {
  promises: [
    "All but one promise was kept. The one that was not is promised again with a new date.",
    "This is the first meeting, so nothing had been promised before.",
  ],
  "child-words": [
    "The child was asked before the meeting whether they wanted to come, and what they wanted it to know.",
    "The youth worker went through the agenda with the child, who wrote two things down to be read out.",
  ],
  worries: [
    "Out overnight twice in three weeks, and came back with a new telephone. Who gave it is not known.",
    "Adults whom the family do not know wait outside the youth club. The registration of one car was noted.",
    "Has stopped going to football and to school on Fridays. The reason is not known.",
  ],
  strengths: [
    "Talks to the youth worker each week and keeps the appointments. An aunt is trusted and lives near by.",
    "School has found a quiet place and one teacher to go to. Attendance is better than last term.",
  ],
  others: [
    "Two friends go to the same park. Their school has been told and a worker has been named.",
    "Nobody else is known to be at risk. The school watches who waits at the gate.",
  ],
  recovery: [
    "Sleep is poor. The named nurse arranges an appointment; the child chooses who comes along.",
    "Wants to go back to the boxing club. The charity pays the first term.",
  ],
  prosecution: [
    "One investigation is open. The child has not been asked for a statement yet.",
    "Police look at what the telephone company sent. Nothing has gone to the prosecutor.",
  ],
  "plan-child": [
    "A word to text that means “ring me now”. Three people who answer at any hour.",
    "Lifts home on Fridays, agreed with the child, who chose the place to be met.",
  ],
  "plan-parents": [
    "Ring within an hour if the child is not home, and say so to the same person each time.",
    "Keep the spare room free for the aunt, who comes when it is asked for.",
  ],
  "view-child": [
    "Thinks the plan is all right. Does not want the whole school to know.",
    "Likes that somebody comes on Fridays. Wants to know who has read the record.",
  ],
  "view-parents": [
    "Feel listened to. Ask for one person to ring instead of four.",
    "Say that evenings are easier than in spring. Would like a date for the next visit.",
  ],
};

export const familyTexts: Readonly<Record<string, readonly string[]>> = {
  "family.worries": [
    "We are worried that some adults are not being fair to you.",
    "We are worried about who waits for you in the evening, and why.",
  ],
  "family.strengths": [
    "You keep your appointments, and you told us what helps.",
    "You asked for help yourself, and your friends know whom to ring.",
  ],
  "family.recovery": [
    "The nurse will see you about sleeping. You choose who comes along.",
    "The club keeps your place. Somebody goes with you the first time.",
  ],
  "family.plan-child": [
    "Text the word we agreed and somebody rings you at once, day or night.",
    "Somebody drives you home on Fridays from the place you chose.",
  ],
  "family.plan-parents": [
    "Ring Mariam if you are worried, at any time. You will not be blamed.",
    "Tell us when a plan does not work for you. It is changed with you, not without you.",
  ],
};

/** What each agency holds, by who speaks for it. */
export const shared: Readonly<Record<string, readonly string[]>> = {
  lead: [
    "Known to the team since spring. Seen last week, well and in school uniform.",
    "Met the child at home and on a walk. The child speaks more freely outside.",
  ],
  police: [
    "Two calls in a month from the address. No offence recorded. What happened before the calls is not known.",
    "The car that was noted is registered to an adult in another county. Enquiries go on.",
  ],
  nurse: [
    "Three appointments kept, one missed. Nothing that worries us beyond what the referral says.",
    "Sleeps badly and is often tired. Has asked for help with that.",
  ],
  school: [
    "Attendance 88 per cent this term. Friends have changed since September.",
    "Comes to breakfast club and talks to one teacher there. Two Fridays were missed.",
  ],
};

/** What the child said, and who heard it. */
export const words: readonly (readonly [string, string])[] = [
  ["I just want people to stop asking me the same thing.", "Jerome Okafor, at the club"],
  ["They were nice at first. Now I don’t know how to say no.", "Claire Hale, after school"],
  ["Boxing is the only place nobody wants anything from me.", "Mariam Begum, on the way home"],
];

/** What is promised, the same in plain words for the family, and whose promise it is. */
export const promises: readonly (readonly [string, string, string])[] = [
  [
    "Meet the child at school each Friday for six weeks",
    "Mariam meets you at school on Fridays.",
    "lead",
  ],
  ["Arrange an appointment about sleep", "The nurse rings you about an appointment.", "nurse"],
  ["Speak to the owner of the car that was noted", "", "police"],
  [
    "Visit the home and read the safety plan together",
    "We visit you and read this together.",
    "lead",
  ],
];

export const outcomes = {
  done: [
    "The child was asked how it should be done, and chose the day.",
    "Done a week late. The family said that it helped.",
  ],
  not_achieved: [
    "The first try did not work out; what was learnt is in the new plan.",
    "Two dates fell through because nobody was free. It is promised again with a new date.",
  ],
} as const;
