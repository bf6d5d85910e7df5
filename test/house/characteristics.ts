/**
 * Who may read facts of who a child is, each with the reason: everything that judges a child is not among them, and
 * whoever comes new has to be named here. What only counts outcomes may be added.
 */
export const readers: readonly (readonly [path: RegExp, because: string])[] = [
  // Who enforces the law, for who reads intelligence: nothing of a child is read.
  [/^db\/migrations\/\d+_intelligence\.sql$/, "who handles intelligence is of the police"],
  [/^src\/rooms\/child-identity\//, "the room that holds them"],
  [
    /^src\/rooms\/offered-facts\/(?:take-safe-contact\.ts|web\/routes\.ts)$/,
    "records a telephone number in the form of safe contact, and reads no characteristic",
  ],
  [
    /^src\/rooms\/offered-facts\/take-age\.ts$/,
    "asks in the words of the room that holds them on what an age rests, and reads no characteristic",
  ],
  [/^src\/rooms\.ts$/, "lists every room"],
  [/^src\/demonstration\/(?:fill|identity(?:-stories)?)\.ts$/, "the invented partnership"],
  [/^src\/platform\/database\/(?:schema|tables)\.gen\.ts$/, "types of all tables"],
  [/^db\/migrations\/0127_who_the_child_is\.sql$/, "makes the tables"],
  [
    /^db\/migrations\/\d+_services_commissioned\.sql$/,
    "counts demand for all services together by one characteristic, and judges nobody",
  ],
  [
    /^src\/rooms\/support\/commissioning\/demand-list\.ts$/,
    "names the ethnic groups of those counts, and reads nothing of a child",
  ],
  [
    /^db\/migrations\/\d+_victim_requests\.sql$/,
    "asks whether its reader enforces the law, and nothing of a child",
  ],
  [
    /^db\/migrations\/0171_equality_of_outcomes\.sql$/,
    "counts what became of children by one characteristic, and judges nobody",
  ],
  [
    /^src\/rooms\/governance\/equality\/outcome-list\.ts$/,
    "names the ethnic groups of those counts, and reads nothing of a child",
  ],
  [
    /^db\/migrations\/0172_siblings_and_households\.sql$/,
    "asks whether a child is placed for adoption, so that no record leads to theirs, and no characteristic",
  ],
  [/^db\/migrations\/0131_data_quality\.sql$/, "counts whether somebody asked, and no answer"],
];

/** Who shows what to know before contact, which says the interpreter's language. */
export const contactReaders: readonly RegExp[] = [
  /^src\/rooms\/child-record\/(?:index|before-contact)\.ts$/,
  /^src\/rooms\/child-record\/web\/before-contact\.tsx$/,
  // What every page of a child is made of, and pages of a concern: shown, and read by no command.
  /^src\/rooms\/child-record\/web\/child-(?:route\.ts|frame\.tsx)$/,
  /^src\/rooms\/mash\/web\/episode-facts\.ts$/,
  /^src\/rooms\/child-identity\//,
  // Give how many brothers and sisters there are, and read nothing that others give.
  /^src\/rooms\/family-network\/(?:room|siblings\/siblings-in-brief)\.ts$/,
  /^src\/rooms\/visits\/(?:door-reads\.ts|web\/door-page\.tsx)$/,
];

const tables = /identity_facts|immigration_facts|enforces_law/;
/** A link to the page may stand anywhere. */
const door = /["'][^"']*child-identity\/(?!web\/paths\.ts)[^"']*["']/;
const contact = /\b(?:readBeforeContact|beforeContact|BeforeContact)\b/;

/** Files that read what they may not, each with what it reads. */
export function offences(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([file, text]) => {
    const may = readers.some(([path]) => path.test(file));
    const reads = tables.exec(text)?.[0] ?? door.exec(text)?.[0];
    const mayShow = may || contactReaders.some((path) => path.test(file));
    const shows = contact.exec(text)?.[0];
    return [
      ...(reads !== undefined && !may ? [`${file} reads ${reads}`] : []),
      ...(shows !== undefined && !mayShow ? [`${file} shows ${shows}`] : []),
    ];
  });
}
