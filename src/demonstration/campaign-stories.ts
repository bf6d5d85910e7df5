export const demoReach = [
  { campaign: "Ring first", way: "handed-out", audience: "schools", reached: "640", ago: 30 },
  { campaign: "Ring first", way: "spoken-to", audience: "families", reached: "118", ago: 25 },
  {
    campaign: "Look twice, for hotels and transport",
    way: "posters",
    audience: "hotels",
    reached: "36",
    ago: 100,
  },
  {
    campaign: "Look twice, for hotels and transport",
    way: "spoken-to",
    audience: "transport",
    reached: "74",
    ago: 80,
  },
] as const;

const here = { authority: "Eastmoor Council licensing", where: "here" } as const;

export const demoBusinesses = [
  {
    ...here,
    name: "Quayside Lodge",
    licenceClass: "premises",
    locality: "Harbour Street",
    contacts: [
      { kind: "visit", people: "", wording: "Poster in the staff room", ago: 200 },
      { kind: "training", people: "14", wording: "", ago: 180 },
      { kind: "pledge", people: "", wording: "Asks for identification of every guest", ago: 180 },
    ],
  },
  {
    ...here,
    name: "Moor Cars",
    licenceClass: "operator",
    locality: "Station Road",
    contacts: [
      { kind: "visit", people: "", wording: "", ago: 240 },
      { kind: "training", people: "22", wording: "", ago: 230 },
    ],
  },
  {
    name: "Northline Private Hire",
    licenceClass: "operator",
    authority: "Westvale Borough licensing",
    where: "elsewhere",
    locality: "Works in the east of the area",
    contacts: [{ kind: "contact", people: "", wording: "Asked for a date to visit", ago: 60 }],
  },
  {
    ...here,
    name: "Late Bite",
    licenceClass: "refreshment",
    locality: "Market Place",
    contacts: [{ kind: "visit", people: "", wording: "", ago: 45 }],
  },
] as const;

const about = "What exploitation is, what to look out for, and who to ring";

export const demoResources = [
  {
    title: "Who to ring, for families",
    kind: "leaflet",
    about,
    audiences: ["families", "foster-carers"],
    language: "en",
    link: "https://eastmoor.example/leaflets/who-to-ring.pdf",
    campaign: "Ring first",
    isPublic: "yes",
    reviewIn: 12,
    ago: 40,
  },
  {
    title: "Who to ring, for families",
    kind: "leaflet",
    about,
    audiences: ["families", "foster-carers"],
    language: "pl",
    link: "https://eastmoor.example/leaflets/who-to-ring-pl.pdf",
    campaign: "Ring first",
    isPublic: "yes",
    reviewIn: 12,
    ago: 40,
  },
  {
    title: "Look twice",
    kind: "film",
    about: "Four minutes for people who work at a reception or at the wheel",
    audiences: ["hotels", "transport", "takeaways"],
    language: "en",
    link: "https://eastmoor.example/films/look-twice",
    campaign: "Look twice, for hotels and transport",
    isPublic: "yes",
    reviewIn: 6,
    ago: 140,
  },
  {
    title: "Friends and pressure, year 6",
    kind: "lesson-pack",
    about: "Two lessons with notes for teachers, on friends, gifts and asking for help",
    audiences: ["schools"],
    language: "en",
    link: "https://eastmoor.example/lessons/friends-and-pressure",
    campaign: "",
    isPublic: "no",
    reviewIn: 6,
    ago: 210,
  },
] as const;
