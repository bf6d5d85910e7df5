import { z } from "zod";
import { jsonText } from "../../../platform/http/field.ts";
import { route } from "../../../platform/http/route.ts";
import {
  findAlike,
  numberKinds,
  readNumber,
  type Candidate,
  type ChildNumber,
  type NumberKind,
  type Sought,
} from "../../subjects/index.ts";

const mostAnswered = 10;
const longestName = 100;
const longestPostcode = 10;
/** PostgreSQL knows no year 0, and nobody is as old as 1900. */
const firstBirth = "1900-01-01";

const kinds = Object.keys(numberKinds) as [NumberKind, ...NumberKind[]];
const mostNumbers = 8;

const name = () => jsonText().describe(`At most ${longestName} characters`);
const asked = z
  .strictObject({
    givenName: name(),
    familyName: name(),
    otherNames: z
      .array(z.strictObject({ givenName: name(), familyName: name() }))
      .max(4)
      .optional(),
    bornOn: z.iso.date().optional().describe(`From ${firstBirth}`),
    sex: z.enum(["female", "male"]).optional(),
    postcode: jsonText()
      .optional()
      .describe("Finds and orders where a child’s home is known to you and not protected"),
    numbers: z
      .array(z.strictObject({ kind: z.enum(kinds), value: jsonText() }))
      .max(mostNumbers)
      .optional()
      .describe("Under which numbers your system knows the child; each finds who has it"),
  })
  .meta({
    examples: [
      { givenName: "Rafe", familyName: "Underwood", bornOn: "2011-05-04", postcode: "EM4 2PQ" },
      {
        givenName: "Rafe",
        familyName: "Underwood",
        numbers: [{ kind: "nhs", value: "943 476 5919" }],
      },
    ],
  });
type ReadQuery = z.output<typeof asked>;

/** What is right in shape and cannot be looked for, each with the place in what was sent. */
function faultsOf({
  givenName,
  familyName,
  otherNames = [],
  bornOn,
  postcode,
  numbers = [],
}: ReadQuery) {
  const named = [{ at: "", givenName, familyName }].concat(
    otherNames.map((one, index) => ({ at: `/otherNames/${index}`, ...one })),
  );
  const faults = named.flatMap((one) => [
    ...(one.familyName.trim() === ""
      ? [{ field: `${one.at}/familyName`, message: "Send the family name" }]
      : []),
    ...(["givenName", "familyName"] as const)
      .filter((part) => one[part].length > longestName)
      .map((part) => ({
        field: `${one.at}/${part}`,
        message: `A name must be ${longestName} characters or fewer`,
      })),
  ]);
  if (bornOn !== undefined && bornOn < firstBirth)
    faults.push({ field: "/bornOn", message: `A date of birth must be ${firstBirth} or later` });
  if ((postcode ?? "").length > longestPostcode)
    faults.push({
      field: "/postcode",
      message: `A postcode must be ${longestPostcode} characters or fewer`,
    });
  for (const [at, { kind, value }] of numbers.entries()) {
    const read = readNumber(kind, value);
    if (!read.ok) faults.push({ field: `/numbers/${at}/value`, message: read.error });
  }
  return faults;
}

/** As on the pages: reasons in words and no number that says how likely. */
const answered = z.object({
  candidates: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      for: z.array(z.string()).describe("What speaks for one child"),
      against: z.array(z.string()).describe("What speaks against it"),
      notKnown: z.array(z.string()).describe("What could not be compared"),
    }),
  ),
});
type Answer = z.output<typeof answered>;

/** One record of another system: whom of those within reach it may be about. Nothing is joined or kept. */
export const candidatesApi = route({
  method: "POST",
  path: "/api/same-child/candidates",
  access: { permission: "child.view" },
  audit: { action: "pair.ask" },
  shows: { about: "children" },
  isOpenedOften: true,
  input: { body: asked },
  answers: {
    summary: "Ask which children you can see one record of your system may be about",
    description:
      "At most ten, the likeliest first, with what speaks for and against each: a person decides. Records you cannot see are never included, so an empty answer does not mean that nobody knows the child.",
    schema: answered,
    isQuestion: true,
  },
  handle: async ({ tx, actor, clock, body }) => {
    const errors = faultsOf(body);
    if (errors.length > 0) return { kind: "problem", status: 422, errors };
    const asking = { partnershipId: actor.partnershipId, today: clock.today() };
    const candidates = await findAlike(tx, soughtOf(body), {
      ...asking,
      withoutFamily: true,
      atMost: mostAnswered,
    });
    const subjectIds = candidates.map(({ personId }) => personId);
    return { kind: "json", body: { candidates: candidates.map(candidateBody) }, subjectIds };
  },
});

const soughtOf = (body: ReadQuery): Sought => ({
  numbers: (body.numbers ?? []).flatMap(({ kind, value }): readonly ChildNumber[] => {
    const read = readNumber(kind, value);
    return read.ok ? [{ kind, value: read.value }] : [];
  }),
  saidIn: "in what was sent",
  ageAbout: null,
  school: null,
  givenName: body.givenName,
  familyName: body.familyName,
  otherNames: body.otherNames ?? [],
  bornOn: body.bornOn ?? null,
  sex: body.sex ?? null,
  postcode: body.postcode ?? null,
});

const candidateBody = ({
  personId,
  reference,
  likeness,
}: Candidate): Answer["candidates"][number] => ({
  id: personId,
  reference,
  for: [...likeness.for],
  against: [...likeness.against],
  notKnown: [...likeness.notKnown],
});
