import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { setVersion } from "../rooms/configuration/index.ts";
import {
  addFinding,
  addProgramme,
  addSeen,
  addVisit,
  allBodies,
  areaKind,
  findProgramme,
  findVisit,
  seenOf,
  versionSeen,
  type Programme,
} from "../rooms/training/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** Invented wards, by codes that no ward has; two of them had nothing, though nobody ever typed their names. */
const wards = [
  { code: "E05999001", name: "Harbour", row: 3, column: 3 },
  { code: "E05999002", name: "Northgate", row: 1, column: 2 },
  { code: "E05999003", name: "Moor End", row: 1, column: 1 },
  { code: "E05999004", name: "Priory", row: 2, column: 2 },
  { code: "E05999005", name: "Weavers", row: 2, column: 1 },
  { code: "E05999006", name: "Saltings and Quayside", row: 3, column: 2 },
  { code: "E05999007", name: "Eastfield", row: 2, column: 3 },
];
const communities = [
  { key: "seasonal", name: "Families of seasonal workers" },
  { key: "deaf", name: "Deaf community" },
];

const noPlace = { community: "", otherCommunity: "", wardCode: "", ward: "" };

const stories = [
  {
    programme: {
      name: "Behind the door",
      kind: "theatre",
      about: "A play and a talk: how a friend can be groomed, and who to tell",
      area: "",
    },
    seen: [],
    // A school that had nothing for two years was found, visited and taught; at three months it was asked what changed.
    visits: [
      {
        ago: 120,
        setting: "college",
        inSchool: true,
        wardCode: "E05999001",
        age: "16-18",
        reached: "84",
        withdrawn: "0",
        parentsTold: "not-needed",
      },
      {
        ago: 30,
        setting: "home-educated",
        inSchool: false,
        age: "11-14",
        reached: "12",
        withdrawn: "1",
        parentsTold: "yes",
      },
    ],
  },
  {
    programme: {
      name: "Talking about safe and unsafe",
      kind: "parenting",
      about: "Exploitation within a parenting programme: what to watch for, and who to ring",
      area: "Northgate",
    },
    seen: [{ ago: 40, way: "sat-in", exploitation: "yes", agreed: "", again: 325 }],
    visits: [
      {
        ago: 60,
        setting: "parents",
        inSchool: false,
        wardCode: "E05999002",
        age: "adults",
        reached: "19",
        withdrawn: "",
        parentsTold: "not-needed",
      },
      {
        ago: 75,
        setting: "community",
        inSchool: false,
        community: "seasonal",
        wardCode: "E05999005",
        age: "adults",
        reached: "23",
        withdrawn: "",
        parentsTold: "not-needed",
      },
      {
        // Held once, and so long ago that it is listed again.
        ago: 900,
        setting: "parents",
        inSchool: false,
        wardCode: "E05999004",
        age: "adults",
        reached: "14",
        withdrawn: "",
        parentsTold: "not-needed",
      },
    ],
  },
  {
    programme: {
      name: "Stronger families",
      kind: "parenting",
      about: "Routines, boundaries and being listened to, in ten evenings",
      area: "Eastmoor, all wards",
    },
    seen: [
      {
        ago: 410,
        way: "material",
        exploitation: "partly",
        agreed:
          "One evening on what to watch for and who to ring, with the leaflet for parents and carers",
        again: -20,
      },
    ],
    visits: [],
  },
  {
    programme: {
      name: "Living with teenagers",
      kind: "parenting",
      about: "Conflict, sleep and screens, for parents of children from 12 to 17",
      area: "Harbour",
    },
    seen: [],
    visits: [],
  },
] as const;

const changed =
  "Tutors ask about friends online in every review, and the college rings the exploitation lead first";

/** The invented wards and communities, from today. */
const settleArea = (tx: Tx, { actor, clock }: Keeping) =>
  setVersion(tx, {
    partnershipId: actor.partnershipId,
    kind: areaKind,
    key: "programme-area",
    body: {
      name: "Wards and communities of Eastmoor",
      source: "The demonstration’s own: no ward of this name and code exists",
      wards,
      communities,
    },
    from: clock.today(),
  });

/** Programmes for children and parents, with whom they reached in numbers, and who had none. */
export async function fillProgrammes(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const actor = cast.get("training");
  if (!actor) throw new Error("the demonstration has nobody who keeps training");
  await settleArea(tx, { actor, clock });
  const school = (await allBodies(tx)).find(({ of }) => of === "school");
  for (const { programme: story, seen, visits } of stories) {
    const made = await addProgramme(
      tx,
      { actor, at: clock.now(), today: clock.today() },
      { ...story, provider: "", version: "" },
    );
    const programme = await findProgramme(tx, made.programmeId ?? "");
    if (!programme) throw new Error(`not right: ${JSON.stringify(made)}`);
    await fillSeen(tx, { actor, clock }, { programme, seen });
    for (const { ago, inSchool, ...visit } of visits) {
      if (inSchool && !school) continue;
      const heldOn = datePartsOf(addDays(clock.today(), -ago));
      const form = {
        ...noPlace,
        ...visit,
        heldOn,
        school: inSchool ? (school?.id ?? "") : "",
        version: "",
      };
      const by = { actor, at: clock.now(), today: clock.today() };
      const held = await addVisit(tx, by, { programme, form });
      const found = await findVisit(tx, held.visitId ?? "");
      if (!found) throw new Error(`not right: ${JSON.stringify(held)}`);
      if (ago < 90 || ago > 365) continue;
      for (const stage of ["before", "three-months"] as const) {
        const know = stage === "before" ? "19" : "51";
        const finding = {
          stage,
          answered: "60",
          know,
          changed: stage === "before" ? "" : changed,
          version: "",
        };
        await addFinding(tx, by, { visit: found, form: finding });
      }
    }
  }
}

type Keeping = { readonly actor: StaffActor; readonly clock: Clock };
type SeenStory = {
  readonly programme: Programme;
  readonly seen: (typeof stories)[number]["seen"];
};

/** Who of the partnership saw a parenting programme: one this year, one longest ago, and one that nobody has seen. */
async function fillSeen(
  tx: Tx,
  { actor, clock }: Keeping,
  { programme, seen }: SeenStory,
): Promise<void> {
  for (const { ago, again, ...said } of seen) {
    const seenOn = addDays(clock.today(), -ago);
    const before = await seenOf(tx, programme.programmeId);
    const form = {
      ...said,
      seenOn: datePartsOf(seenOn),
      seenBy: "training@eastmoor.example",
      area: programme.area ?? "",
      reviewBy: datePartsOf(addDays(clock.today(), again)),
      version: String(versionSeen(before)),
    };
    const by = { actor, at: clock.now(), today: again < 0 ? seenOn : clock.today() };
    const made = await addSeen(tx, by, { programme, seen: before, form });
    if (made.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(made)}`);
  }
}
