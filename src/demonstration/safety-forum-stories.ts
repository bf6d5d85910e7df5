/** One thing that was said at a safety forum. Days are counted back from the day that the demonstration begins. */
export type PointStory = {
  readonly about: string;
  readonly said: string;
  readonly promise: { readonly wording: string; readonly owner: string; readonly dueIn: number };
  readonly changed?: { readonly wording: string; readonly ago: number; readonly toldAgo?: number };
  readonly uses?: readonly string[];
  readonly withdrawn?: string;
  readonly releasedAgo?: number;
};

type MeetingStory = {
  readonly forum: string;
  readonly ago: number;
  readonly came: string;
  readonly points: readonly PointStory[];
};

export const forumMeetings: readonly MeetingStory[] = [
  {
    forum: "young-people",
    ago: 96,
    came: "11",
    points: [
      {
        about: "Lights on the way from the bus",
        said: "It is pitch black between the bus and the youth centre. We run that bit",
        promise: {
          wording: "The council looks at every light on the way, and mends those that are out",
          owner: "manager",
          dueIn: -30,
        },
        changed: {
          wording: "Six lights were out. All six work, and two more were put up at the crossing",
          ago: 36,
          toldAgo: 20,
        },
        uses: ["public-page", "report"],
        releasedAgo: 18,
      },
      {
        about: "Telling the same thing again and again",
        said: "You tell one person and then four more ask you the same thing",
        promise: {
          wording:
            "One worker asks, and the others read what was said before they meet a young person",
          owner: "lead",
          dueIn: -6,
        },
        uses: ["training"],
      },
    ],
  },
  {
    forum: "young-people",
    ago: 19,
    came: "9",
    points: [
      {
        about: "Being told what happens next",
        said: "Nobody said what would happen after I told. Just say it, even if it is nothing yet",
        promise: {
          wording: "Everyone who told something hears within a week what happens next",
          owner: "youthworker",
          dueIn: 16,
        },
        uses: ["public-page"],
        releasedAgo: 9,
      },
    ],
  },
  {
    forum: "parents-carers",
    ago: 54,
    came: "14",
    points: [
      {
        about: "Who to ring at night",
        said: "At two in the morning you do not know who picks up, so you ring nobody",
        promise: {
          wording:
            "One card with the numbers of every hour, given to each family at the first visit",
          owner: "training",
          dueIn: -12,
        },
        changed: {
          wording: "The card is printed in four languages. Schools and surgeries have it as well",
          ago: 14,
        },
        uses: ["public-page", "leaflet"],
        withdrawn: "leaflet",
      },
      {
        about: "Meetings at times when people work",
        said: "All your meetings are at ten in the morning. I would lose my shift",
        promise: {
          wording: "Every second meeting of the forum is at seven in the evening, with food",
          owner: "training",
          dueIn: 24,
        },
      },
    ],
  },
];
