import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offersIn } from "./find-offers.ts";
import type { Role } from "../column-roles.ts";

const found = (text: string, role: Role = "comments"): string[] =>
  offersIn(text, role).map(({ kind, value }) => `${kind}: ${value}`);
const described = (text: string, role: Role = "comments"): string[] =>
  offersIn(text, role).map((offer) => `${offer.value} | ${offer.described}`);

describe("vehicles", () => {
  it.each([
    ["seen in silver Audi A3 FX19 ABC outside school", "FX19 ABC", "silver Audi A3"],
    ["FX19ABC", "FX19 ABC", ""],
    ["fx19 abc (black Corsa)", "FX19 ABC", "black Corsa"],
    ["FX-19-ABC", "FX19 ABC", ""],
    ["FX 19 ABC", "FX19 ABC", ""],
    ["picked up in a white van, YK71OPD", "YK71 OPD", "white van"],
    ["dark blue BMW M123 ABC", "M123 ABC", "dark blue BMW"],
    ["old red Fiesta P7 XYD", "P7 XYD", "red Fiesta"],
    ["Vehicle: ABC 123D", "ABC 123D", ""],
    ["taxi HGZ 4321", "HGZ 4321", "taxi"],
    ["grey Golf reg AB 1234", "AB 1234", "grey Golf"],
    ["VRM 1234 AB", "1234 AB", ""],
  ])("%s", (text, value, words) => {
    expect(found(text)).toContain(`vehicle: ${value}`);
    expect(described(text)).toContain(`${value} | ${words}`);
  });

  it.each([
    "LS12 1AB", "lives at BD3 9QR", "NRM 12/3", "TAC 14/2", "on 19 May 2026", "ON 19 MAY 2026",
    "at 12 the police came", "AT 12 THE POLICE CAME", "S47 CIN agreed", "s17 LAC", "Y10 PRU", "Y11 EHE",
    "A57 near the shops", "M62 and A1", "RHI 12", "MAP 3b", "CP12 review", "crime no 13/12345/26",
    "01/02/2026", "12 x", "in 21 day", "IN21 DAY", "Cat 3", "Audi A3", "Year 10", "EHCP 2026", "KS3 SEN",
    "NHS 943 476 5919", "ref CE0123", "CE12 NEW", "MG11 statement",
  ])("none in %s", (text) => {
    expect(found(text).filter((offer) => offer.startsWith("vehicle"))).toEqual([]);
  }); // prettier-ignore
});

describe("telephone numbers", () => {
  it.each([
    ["uses 07700 900123 (Snap)", "+447700900123"],
    ["07700900123", "+447700900123"],
    ["+44 7700 900123", "+447700900123"],
    ["+44 (0)7700 900 123", "+447700900123"],
    ["0044 7700 900123", "+447700900123"],
    ["07700-900-123", "+447700900123"],
    ["home 01632 960123", "+441632960123"],
    ["(020) 7946 0123", "+442079460123"],
    ["0113 496 0123", "+441134960123"],
  ])("%s", (text, value) => {
    expect(found(text)).toEqual([`phone: ${value}`]);
  });

  it.each([
    "01/02/2026 03/04/2026", "01.02.2026", "01-02-2026 10:30", "NHS 943 476 5919", "log 0123 of 1/2/26",
    "crime 13260012345", "00000", "077009001234567", "20260102 1234", "ref 0770-12",
  ])("none in %s", (text) => {
    expect(found(text)).toEqual([]);
  }); // prettier-ignore

  it("says what stands before the number", () => {
    expect(described("Older male's number 07700 900123")).toContain(
      "+447700900123 | Older male's number",
    );
  });
});

describe("people", () => {
  it.each([
    ["links to Mia Lamb", ["Mia Lamb | "]],
    ["Linked to Mia LAMB and Jo Reed, both open", ["Mia Lamb | ", "Jo Reed | "]],
    ["missing with Kayleigh O'Brien (15)", ["Kayleigh O'Brien | 15"]],
    ["boyfriend Tyler Smith-Jones, 22", ["Tyler Smith-Jones | 22"]],
    ["older boyfriend called Tyler", ["Tyler | older boyfriend"]],
    ["older male, 20s, met online", ["older male | 20s, met online"]],
    ["unknown adult", ["unknown adult | "]],
    ["picked up by two unknown Asian males", ["unknown asian males | "]],
    ["male in his 30s", ["male in his 30s | "]],
    ["known as “Biggz”", ["Biggz | "]],
    ['links to "Lil T"', ["Lil T | "]],
    ["associates with Jordan Pike / Sam Marsh", ["Jordan Pike | ", "Sam Marsh | "]],
  ])("%s", (text, expected) => {
    for (const one of expected) {
      expect(described(text).map((said) => said.toLowerCase())).toContain(one.toLowerCase());
    }
    expect(found(text).every((offer) => offer.startsWith("person"))).toBe(true);
    expect(found(text)).toHaveLength(expected.length);
  });

  it.each([
    "links to county lines", "Linked to Social Care", "links with Youth Justice", "no known associates",
    "No links to Mia Lamb", "denies links to Mia Lamb", "seen with Mum", "in company with PC Jones", "no older males known",
    'said "I want to go home"', 'risk is "high"', "Police to confirm", "Step down agreed??", "TAC 14/2",
    "with friends", "Referred by Hillside Academy", "SW to arrange MAP", "met with Social Worker", "associates unknown",
    "Strategy Meeting Monday", "peers at school", "@police to confirm", "=SUM(A1)", "met with DC Sarah Jones",
  ])("none in %s", (text) => {
    expect(found(text).filter((offer) => offer.startsWith("person"))).toEqual([]);
  }); // prettier-ignore

  it("a column of associates is a list", () => {
    expect(found("Mia Lamb; Jo Reed (cousin) / LAMB, Kai\nSam Marsh and Al Pike", "associates")).toEqual([
      "person: Mia Lamb", "person: Jo Reed", "person: Kai Lamb", "person: Sam Marsh", "person: Al Pike",
    ]); // prettier-ignore
    expect(described("Jo Reed (cousin)", "associates")).toEqual(["Jo Reed | cousin"]);
    for (const text of [
      "None known",
      "N/A",
      "tbc",
      "peers",
      "Youth Justice Service",
      "see notes",
      "Docks gang",
    ])
      expect([text, found(text, "associates")]).toEqual([text, []]);
  });
});

describe("places", () => {
  it.each([
    ["found at Canal Street", ["Canal Street"]],
    ["At the Grand Hotel with others", ["Grand Hotel"]],
    ["near 12 Hope Road at night", ["12 Hope Road"]],
    ["hangs out at McDonald's in Northgate", ["McDonald's in Northgate"]],
    ["outside Northgate Bus Station", ["Northgate Bus Station"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected.map((place) => `place: ${place}`));
  });

  it.each([
    "in the park",
    "at school",
    "Mia Lane",
    "at 12",
    "referred to Early Help",
    "on 3 March",
    "close to home",
  ])("none in %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("a column of places is a list", () => {
    expect(found("Canal Street; the Docks, Hillside Flats", "locations")).toEqual([
      "place: Canal Street", "place: Docks", "place: Hillside Flats",
    ]); // prettier-ignore
    for (const text of ["N/A", "tbc", "Various", "Town centre", "Not known", "online"])
      expect([text, found(text, "locations")]).toEqual([text, []]);
  });
});

it("offers one thing once, and never the same words as two things", () => {
  expect(found("FX19 ABC and FX19ABC")).toEqual(["vehicle: FX19 ABC"]);
  expect(found("links to Mia Lane at Canal Street")).toEqual([
    "person: Mia Lane",
    "place: Canal Street",
  ]);
});

it("never throws, and quotes what is there", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      for (const role of ["comments", "associates", "locations"] as const)
        for (const span of offersIn(text, role)) expect(span.end).toBeLessThanOrEqual(text.length);
    }),
  );
});
