/** Capital letters that begin no name: agencies, places of work, days, and how notes are written. */
const notNames = new Set(
  (
    "a an and or the of on in at to by for from with he she they his her him them it no not yes nil none n na tbc " +
    "mum dad mother father nan nana gran grandma grandad uncle aunt auntie sibling brother sister stepdad stepmum parent parents carer carers family cousin friend friends peer peers boyfriend girlfriend partner " +
    "police school college social worker care services service children childrens child young person yp team agency agencies council hospital nhs health mental camhs gp nurse youth justice offending court probation education early help family support housing residential home foster placement barnardos brook catch missing return interview " +
    "map mase mace marac mash cin cp cpp lac ehe pru nfa nrm rhi cse cce ce tac taf yot yjs sw dsl edt ssw pc dc ps ds di dci insp inspector sergeant sgt chief officer cpn ehcp sen camhs iro lado ncatt ewo hv mfh vcso rsl " +
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec " +
    "snapchat instagram facebook tiktok whatsapp discord telegram roblox xbox playstation online internet " +
    "street st road rd park station hotel avenue lane centre town city north south east west university academy primary high upper lower county lines line gang group risk level medium low closed open current unknown adult adults male males female females man men woman women boy boys girl girls older younger asian white black british english known new old see saw seen met also last next review update plan action actions referral referred strategy meeting discussed step stepped down up agreed awaiting pending concerns concern reports reported links linked associates associate"
  ).split(" "),
);

const word = String.raw`(?:\p{Lu}\p{Ll}+(?:['’-]\p{Lu}?\p{Ll}+)*|(?:O['’]|D['’]|Mc|Mac)\p{Lu}\p{L}+|\p{Lu}{3,})`;
/** Two or three words with capitals. */
export const fullName = String.raw`${word} ${word}(?: ${word})?`;
export const oneName = word;

/** Words of the list that are surnames as well: Mia Lane, Jo May. */
const surnames = new Set(
  "lane park west north east young white black english may june april august day plan early".split(
    " ",
  ),
);

/** Whether words with capitals can be somebody's name. */
export function canBeName(text: string): boolean {
  const parts = text.split(" ").map((part) => part.toLowerCase().replace(/['’]s?$/u, ""));
  return parts.every(
    (part, at) => !notNames.has(part) || (at > 0 && at === parts.length - 1 && surnames.has(part)),
  );
}

/** "Mia LAMB" and "MIA LAMB" as names are usually written. */
export function nameValue(text: string): string {
  const kind = (part: string): string =>
    part.length > 2 && part === part.toUpperCase()
      ? part.slice(0, 1) + part.slice(1).toLowerCase()
      : part;
  return text.replace(/’/gu, "'").split(" ").map(kind).join(" ");
}
