import type { Shipped } from "../../configuration/index.ts";
import type { areaKind, programmesKind } from "./configuration-kinds.ts";

const one = (key: string, name: string) => ({ key, name });
const setting = (key: string, name: string, isSchool: boolean) => ({ key, name, isSchool });

/** Kinds and places as they are named in the field; each area has its own. */
export const shippedProgrammes: readonly Shipped<typeof programmesKind>[] = [
  {
    kind: "programmes",
    key: "programmes",
    inForceFrom: "2014-01-01",
    body: {
      name: "Programmes for children, young people and parents",
      source:
        "Relationships education, relationships and sex education and health education, statutory guidance; Keeping children safe in education; kinds and places are local",
      kinds: [
        one("curriculum", "Curriculum module"),
        one("theatre", "Theatre in education"),
        one("gender-specific", "Gender-specific programme"),
        one("boys", "Programme for boys and young men"),
        one("resilience-group", "Resilience group"),
        one("resilience-one", "Resilience work with one child"),
        one("friends", "Programme for friends"),
        one("peer-mentors", "Peer mentors"),
        one("parenting", "Parenting programme"),
        one("licensed-trades", "Licensed trades"),
      ],
      settings: [
        setting("primary", "Primary school", true),
        setting("secondary", "Secondary school", true),
        setting("special", "Special school", true),
        setting("alternative", "Alternative provision", true),
        setting("college", "Further education college", true),
        setting("home-educated", "Elective home education", false),
        setting("no-school", "Children in no school", false),
        setting("send", "Children with special educational needs, in the community", false),
        {
          ...setting("community", "A community that was not reached before", false),
          isCommunity: true,
        },
        setting("parents", "Parents and carers", false),
        setting("trades", "Licensed trades and businesses", false),
      ],
      ages: [
        one("under-8", "Under 8"),
        one("8-11", "8 to 11"),
        one("11-14", "11 to 14"),
        one("14-16", "14 to 16"),
        one("16-18", "16 to 18"),
        one("19-over", "19 and over"),
        one("adults", "Adults"),
      ],
      uncoveredMonths: 24,
    },
  },
];

/** Only a partnership knows its wards: none is listed until they are filled in. */
export const shippedArea: readonly Shipped<typeof areaKind>[] = [
  {
    kind: "programme-area",
    key: "programme-area",
    inForceFrom: "2014-01-01",
    body: {
      name: "Wards and communities of the area",
      source:
        "Wards and their codes: Office for National Statistics, names and codes of wards; communities are named by the partnership",
      wards: [],
      communities: [],
    },
  },
];
