/** A phrase that was found, and what says the same without blaming the child. */
export type WordingAdvice = { readonly found: string; readonly better: string };

/**
 * Source: the Children's Society's guide to appropriate language in child exploitation
 * (CSE Police and Prevention, 2024 edition): words that make a child seem to choose, agree to or
 * cause what is done to them.
 */
const advice: readonly (readonly [RegExp, string])[] = [
  [
    /\bput(?:s|ting)? (?:him|her|them|it)sel(?:f|ves) (?:at|in) (?:risk|danger)\b/i,
    "“is being put at risk by …”: a person is doing this to the child",
  ],
  [/\bpromiscuous(?:ly)?\b/i, "say what happened, and who did it"],
  [/\b(?:child )?prostitut(?:e|es|ing|ion)\b|\brent boy\b/i, "“is being sexually exploited”"],
  [
    /\b(?:lifestyle|life) choices?\b|\bmaking (?:poor|bad|risky) choices\b/i,
    "say what is known; a child does not choose to be exploited",
  ],
  [
    /\binvolved in (?:cse|cce|child sexual exploitation|child criminal exploitation|sexual exploitation|criminal exploitation|exploitation)\b/i,
    "“is a victim of exploitation”",
  ],
  [
    /\b(?:much )?older (?:boy|girl)friend\b|\brelationship with (?:an? )?(?:older|adult) (?:man|woman|male|female)\b/i,
    "“an adult is exploiting the child”, or “a man she calls her boyfriend”",
  ],
  [
    /\bcontacting (?:older |adult )?(?:adults|males|men|women)\b/i,
    "“an adult is making the child communicate with them”",
  ],
  [
    /\b(?:will not|won[’']t|refus(?:es|ed|ing) to|does not|doesn[’']t|did not) engage\b|\bnon-?complian(?:t|ce)\b|\bhard to reach\b/i,
    "say what was offered, how, and what got in the way",
  ],
  [
    /\bdrug (?:runner|running|dealer|dealing|mule)\b|\b(?:runs|running|dealing|selling) drugs\b/i,
    "“is being made to carry or sell drugs”: the child is a victim of criminal exploitation",
  ],
  [/\babscond(?:s|ed|er|ing)?\b/i, "“went missing”"],
  [/\bstreet ?wise\b/i, "say what the child said or did; it hides that they are a child"],
  [/\battention[- ]seeking\b/i, "say what the child did, and what they may need"],
  [/\bsexually active\b/i, "say what is known: a child may be abused, and cannot consent to that"],
];

/** Advice on words that blame a child, in the order of the list. It never holds anything up. */
export function wordingAdvice(text: string): readonly WordingAdvice[] {
  return advice.flatMap(([pattern, better]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [{ found, better }];
  });
}
