import type { Site } from "./browser.ts";
import { protect } from "../access/world.ts";
import { aChild, type Child } from "./factories.ts";
import { aPdf } from "../../src/platform/files/fixtures/made-files.ts";
import { steps, type Act } from "./acts.ts";
import { sendAs } from "./concerns.ts";
import { follow, press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const idOf = (last: string): string => `00000000-0000-7000-8000-0000000000${last}`;
const [letter, picture, back] = [idOf("e1"), idOf("e2"), idOf("e3")];
const unread = "A letter that nobody has read for others";

/** A child with a letter, a picture that nobody has looked at, and a report that was taken back. */
export async function receive(site: Site, { personId }: Child): Promise<void> {
  const { query } = site.app;
  const by = "(select staff_id from directory.staff where email = 'coordinator@eastmoor.example')";
  const given = `(values ('${letter}', 'letter', 'text/plain', 'Letter after the appointment of 12 November, with what was agreed', 'Named nurse for safeguarding, Eastmoor Hospital'),
    ('${picture}', 'place-photograph', 'image/png', 'The front of the arcade', 'Licensing team'),
    ('${back}', 'report', 'text/plain', 'A report', 'A school')) as v (id, kind, media, title, source)`;
  await query(
    `insert into files.files (file_id, partnership_id, acl, name, media_type, size_bytes, sha256, content, scan, added_by, added_at)
     select v.id::uuid, p.partnership_id, p.acl, 'A file', v.media, 4, sha256('abcd'::bytea), 'abcd'::bytea, 'not scanned', ${by}, '2026-11-20T09:00:00Z'
     from subjects.people p, ${given} where p.person_id = $1`,
    [personId],
  );
  await query(
    `insert into protect.documents (document_id, partnership_id, person_id, scheme_id, kind, title, dated_on, source, file_id, added_by, added_at,
       taken_back_at, taken_back_by, taken_back_reason)
     select v.id::uuid, p.partnership_id, p.person_id, c.configuration_id, v.kind, v.title, '2026-11-18', v.source, v.id::uuid, ${by}, '2026-11-20T09:00:00Z',
       case when v.id = '${back}' then timestamptz '2026-11-21T09:00:00Z' end, case when v.id = '${back}' then ${by} end,
       case when v.id = '${back}' then 'Belongs to another child’s record' end
     from subjects.people p join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'documents', ${given}
     where p.person_id = $1`,
    [personId],
  );
  await receiveGuarded(site);
}

/** A child whose place is protected, with a letter that one of the named has to read first. */
async function receiveGuarded({ app }: Site): Promise<void> {
  const child = await aChild(app, { familyName: "Quillfeather", givenName: "Imogen" });
  const by = "(select staff_id from directory.staff where email = 'manager@eastmoor.example')";
  const [file, document] = [idOf("e5"), idOf("e6")];
  await app.query(
    `insert into files.files (file_id, partnership_id, acl, name, media_type, size_bytes, sha256, content, scan, added_by, added_at)
     select '${file}', p.partnership_id, p.acl, 'A file', 'text/plain', 4, sha256('abcd'::bytea), 'abcd'::bytea, 'not scanned', ${by}, '2026-11-20T09:00:00Z'
     from subjects.people p where p.person_id = $1`,
    [child.personId],
  );
  await app.query(
    `insert into protect.documents (document_id, partnership_id, person_id, scheme_id, kind, title, dated_on, source, file_id, added_by, added_at)
     select '${document}', p.partnership_id, p.person_id, c.configuration_id, 'letter', '${unread}', '2026-11-18', 'A hospital', '${file}', ${by}, '2026-11-20T09:00:00Z'
     from subjects.people p join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'documents'
     where p.person_id = $1`,
    [child.personId],
  );
  await protect(app, child, ["coordinator", "mash"]);
  await aConcernWithFile(app, child);
}

/** Somebody sent a concern about that child, with a file. */
async function aConcernWithFile(app: Site["app"], { personId }: Child): Promise<void> {
  const school = await app.signIn("school");
  const concernId = await sendAs(school, { givenName: "Imogen", familyName: "Quillfeather" });
  await school.upload(
    `/concerns/${concernId}/parts/chronology`,
    { _id: idOf("e7"), note: "What our system says" },
    [{ field: "file", name: "log.pdf", content: aPdf }],
  );
  await app.query("update identify.concerns set person_id = $2 where concern_id = $1", [
    concernId,
    personId,
  ]);
}

/** The documents of that child, as one who knows where they are and as one who does not. */
const guarded = (as: string, then: Act, heading: string, name: string): Stop => ({
  as,
  name,
  heading,
  at: "/children?q=Quillfeather",
  then: steps(
    (page) => follow(page, /Imogen Quillfeather/),
    async (page) => {
      await page.goto(`${new URL(page.url()).pathname}/documents`);
    },
    then,
  ),
});

export function documentPages(path: string): readonly Stop[] {
  const withErrors = (at: string, button: string, heading: string): Stop => ({
    ...coordinator,
    name: `${heading.toLowerCase()}, with errors`,
    at: `${path}/documents${at}`,
    then: (page) => press(page, button),
    heading,
  });
  return [
    { ...coordinator, name: "documents", at: `${path}/documents`, heading: "Documents" },
    {
      ...coordinator,
      name: "documents of one kind",
      at: `${path}/documents?kind=letter`,
      heading: "Documents",
    },
    {
      ...coordinator,
      name: "adding a document",
      at: `${path}/documents/add`,
      heading: "Add a document",
    },
    withErrors("/add", "Add this document", "Add a document"),
    withErrors(`/${letter}/take-back`, "Take it back", "Withdraw a document"),
    guarded(
      "lead",
      () => Promise.resolve(),
      "Documents",
      "a document that one of the named reads first",
    ),
    guarded(
      "coordinator",
      (page) => follow(page, /^Say that it does not tell/),
      "Read this file for everybody else",
      "reading a document for everybody else",
    ),
    {
      as: "mash",
      name: "reading a file of a concern for everybody else",
      at: "/mash",
      then: steps(
        (page) => follow(page, /Quillfeather/),
        (page) => follow(page, /^Say that it does not tell/),
      ),
      heading: "Read this file for everybody else",
    },
    { ...withErrors(`/${picture}/picture`, "Record this", "Look at a picture"), as: "mash" },
  ];
}
