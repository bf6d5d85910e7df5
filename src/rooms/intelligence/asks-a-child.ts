/**
 * Nobody under 18 gathers information for police or for anybody else. What is sent is refused where its words ask a child
 * to, or say that one was asked or is ready to. A few turns of phrase are known; the form asks as well.
 */
const child =
  "(?:child|children|girl|boy|young person|young people|pupil|student|teenager|youngster|kid|kids|lad|victim|daughter|son)";
const them = `(?:(?:the|a|this|that|our|my|your|one of (?:the|our|my)) )?(?:\\w+ )?(?:${child}|him|her|them)`;
const gathers =
  "(?:find out|go back|look out for|keep an eye|keep watch|watch|listen|take (?:a |some )?(?:photo|picture)s?|photograph|film|record|note|write down|get (?:the|us|me|a|his|her|their)|bring (?:us|me|back)|report back|let (?:us|me|police) know|gather|collect|send (?:us|me)|text (?:us|me)|follow|stay in (?:touch|contact) with|keep talking to|ask (?:him|her|them|around)|pretend)";
const turns: readonly RegExp[] = [
  new RegExp(
    `\\b(?:ask|asks|asked|asking|get|got|getting|tell|told|telling|want|wants|wanted|encourage|encouraged|use|using|task|tasked|have|had)\\b ${them} (?:to |if (?:he|she|they) (?:can|could|will|would) )?(?:[\\w ]{0,20}?)${gathers}\\b`,
    "iu",
  ),
  new RegExp(
    `\\b(?:${child}|he|she|they) (?:will|can|could|would|has agreed to|have agreed to|agreed to|offered to|has offered to|is going to|are going to|is willing to|are willing to|was asked to|were asked to|has been asked to) (?:try to |also )?${gathers}\\b`,
    "iu",
  ),
];

/** The words that ask a child to gather information, as they stand in the text; none where no child is asked. */
export function asksAChild(text: string): string | undefined {
  const plain = text.replaceAll(/\s+/g, " ").replaceAll("’", "'");
  for (const turn of turns) {
    const found = turn.exec(plain);
    if (found) return found[0].trim();
  }
  return undefined;
}

export const neverAskAChild =
  "Never ask a child to gather information. Nothing has been sent: tell your safeguarding lead today, and write only what is known already";
