import {
  bookOf,
  hostileBook,
  ordinaryRows,
  sheetOf,
  sheetPart,
  stringsOf,
  withCell,
  withRows,
  type Hostile,
} from "./fixture-hostile-base.ts";
import { hostileBooks, hostileSheets } from "./fixture-hostile-sheets.ts";
import { hostileZips } from "./fixture-hostile-zips.ts";

const million = 1_000_000;

const bomb =
  "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" +
  Array.from({ length: 9 }, (_, at) => {
    const [name, from] = ["bcdefghij"[at] ?? "", "abcdefghi"[at] ?? ""];
    return `<!ENTITY ${name} '${`&${from};`.repeat(10)}'>`;
  }).join("") +
  "]>";
const afterHeader = (xml: string, more: string): string => xml.replace("?>\n", `?>\n${more}`);
const outside = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>";
const textsOf = (items: string): Buffer =>
  hostileBook({ "xl/sharedStrings.xml": stringsOf(items) });
const aText = "<si><t>Name</t></si><si><t>DOB</t></si>";

const hostileXml: readonly Hostile[] = [
  [
    "entities that grow in a sheet",
    "refused",
    () => hostileBook({ [sheetPart]: afterHeader(sheetOf("<row><c><v>&j;</v></c></row>"), bomb) }),
  ],
  [
    "entities that grow in the texts",
    "refused",
    () =>
      hostileBook({
        "xl/sharedStrings.xml": afterHeader(stringsOf("<si><t>&j;</t></si>"), bomb),
      }),
  ],
  [
    "an entity from a file",
    "refused",
    () => hostileBook({ "xl/workbook.xml": afterHeader(bookOf("<x>&e;</x>"), outside) }),
  ],
  [
    "entities behind a long comment",
    "refused",
    () =>
      hostileBook({
        [sheetPart]: afterHeader(
          sheetOf("<row><c><v>&j;</v></c></row>"),
          `<!--${" ".repeat(4_000)}-->${bomb}`,
        ),
      }),
  ],
  [
    "entities in another writing",
    "refused",
    () => {
      const xml = afterHeader(sheetOf("<row><c><v>&j;</v></c></row>"), bomb);
      return hostileBook({ [sheetPart]: Buffer.from(xml, "utf16le").toString("latin1") });
    },
  ],
  [
    "100,000 levels",
    "refused",
    () =>
      hostileBook({
        [sheetPart]: sheetOf(`${"<x>".repeat(100_000)}${"</x>".repeat(100_000)}`),
      }),
  ],
  [
    "tags that never close",
    "refused",
    () => hostileBook({ [sheetPart]: "<worksheet><sheetData>" }),
  ],
  [
    "100,000 attributes",
    "read",
    () =>
      withRows(
        `<row r="1" ${Array.from({ length: 100_000 }, (_, at) => `a${at}="1"`).join(" ")}/>${ordinaryRows.replace(/^.*?<\/row>/u, "")}`,
      ),
  ],
  [
    "an attribute of 20 MB",
    "read",
    () => withRows(`<row r="1" spans="${"1".repeat(20 * million)}"/>`),
  ],
  [
    "a cell of 60 MB",
    "read",
    () => withCell(`<c r="A3" t="inlineStr"><is><t>${"x".repeat(60 * million)}</t></is></c>`),
  ],
  ["NUL by its number", "refused", () => textsOf(`${aText}<si><t>Daw&#0;son</t></si>`)],
  ["half a character", "refused", () => textsOf(`${aText}<si><t>Daw&#xD800;son</t></si>`)],
  [
    "a character beyond all",
    "refused",
    () => textsOf(`${aText}<si><t>Daw&#x7FFFFFFF;son</t></si>`),
  ],
  [
    "rows under another prefix",
    "refused",
    () =>
      hostileBook({
        [sheetPart]: sheetOf("<x:row><x:c/></x:row>".repeat(30_000)).replaceAll(
          /<(\/?)(worksheet|sheetData)/gu,
          "<$1x:$2",
        ),
      }),
  ],
  [
    "a million pieces of one text",
    "read",
    () => textsOf(`${aText}<si>${"<r><t>x</t></r>".repeat(million)}</si>`),
  ],
  ["two million texts", "read", () => textsOf("<si><t>x</t></si>".repeat(2 * million))],
];

/** Workbooks that somebody made to do harm, or that came damaged: none may do more than be refused. */
export const hostileWorkbooks: readonly Hostile[] = [
  ...hostileZips,
  ...hostileXml,
  ...hostileSheets,
  ...hostileBooks,
];
