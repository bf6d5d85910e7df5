import type { ethnicityCodesKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const asian = "Asian, Asian British or Asian Welsh";
const black = "Black, Black British, Black Welsh, Caribbean or African";
const mixed = "Mixed or multiple ethnic groups";
const white = "White";
const other = "Other ethnic group";

/**
 * The groups of the census of 2021 in England and Wales with the codes of its tables, and two of earlier lists that
 * ended: a record that says them is still read, and they are not chosen any more. A partnership confirms the list.
 */
export const shippedEthnicity: Shipped<typeof ethnicityCodesKind> = {
  kind: "ethnicity-codes",
  key: "codes",
  inForceFrom: "2014-01-01",
  body: {
    name: "Census 2021",
    source: "Census 2021, England and Wales",
    codes: [
      {
        key: "white-british",
        group: white,
        code: "13",
        name: "English, Welsh, Scottish, Northern Irish or British",
      },
      { key: "white-irish", group: white, code: "14", name: "Irish" },
      { key: "white-gypsy-traveller", group: white, code: "15", name: "Gypsy or Irish Traveller" },
      { key: "white-roma", group: white, code: "16", name: "Roma" },
      { key: "white-other", group: white, code: "17", name: "Any other White background" },
      { key: "mixed-white-caribbean", group: mixed, code: "11", name: "White and Black Caribbean" },
      { key: "mixed-white-african", group: mixed, code: "10", name: "White and Black African" },
      { key: "mixed-white-asian", group: mixed, code: "9", name: "White and Asian" },
      {
        key: "mixed-other",
        group: mixed,
        code: "12",
        name: "Any other Mixed or multiple background",
      },
      { key: "asian-indian", group: asian, code: "3", name: "Indian" },
      { key: "asian-pakistani", group: asian, code: "4", name: "Pakistani" },
      { key: "asian-bangladeshi", group: asian, code: "1", name: "Bangladeshi" },
      { key: "asian-chinese", group: asian, code: "2", name: "Chinese" },
      { key: "asian-other", group: asian, code: "5", name: "Any other Asian background" },
      { key: "black-caribbean", group: black, code: "7", name: "Caribbean" },
      { key: "black-african", group: black, code: "6", name: "African" },
      { key: "black-other", group: black, code: "8", name: "Any other Black background" },
      { key: "other-arab", group: other, code: "18", name: "Arab" },
      { key: "other-any", group: other, code: "19", name: "Any other ethnic group" },
      {
        key: "chinese-2001",
        group: "Chinese or other ethnic group",
        name: "Chinese (list of 2001)",
        endedOn: "2011-03-26",
      },
      {
        key: "gypsy-roma-2011",
        group: white,
        name: "Gypsy, Roma or Traveller, as one (lists before 2021)",
        endedOn: "2021-03-20",
      },
    ],
  },
};
