import { valuesOf, type Field } from "../fields/field.ts";
import { asText, type TextValue } from "../fields/texts.ts";
import { exact, notKnown, unknown, type Comparison } from "./comparison.ts";
import { rest } from "./names.ts";
import { textLevel, textLevels } from "./texts.ts";

/**
 * One line of an address, against the same line of the other record and against its other lines:
 * people type the name of the house now in the first, now in the second.
 */
export function addressComparison(line: number, lines: readonly Field[]): Comparison {
  const field = lines[line] as Field;
  const own = valueIn(field);
  const others = lines.filter((_, at) => at !== line).map(valueIn);
  const direct = (left: ValueIn, right: ValueIn) => (a: number, b: number) => {
    const [one, other] = [left(a), right(b)];
    if (one === undefined || other === undefined) return notKnown;
    return one.text === other.text ? exact : textLevel(one, other);
  };
  const straight = direct(own, own);
  const crossed = others.flatMap((other) => [direct(own, other), direct(other, own)]);
  return {
    name: `address ${field.name}`,
    isShared: true,
    isHome: true,
    rarity: "full",
    levels: [unknown, ...textLevels],
    compare: (left, right) => {
      const found = straight(left, right);
      if (found !== different && found !== notKnown) return found;
      // The crossed lines are the weaker evidence of "words in common".
      const isCrossed = crossed.some((compare) => {
        const level = compare(left, right);
        return level === exact || level === nearly;
      });
      return isCrossed ? inCommon : found;
    },
    ...rest(field),
  };
}

const nearly = 2;
const inCommon = 3;
const different = textLevels.length;

type ValueIn = (row: number) => TextValue | undefined;

function valueIn(field: Field): ValueIn {
  const [{ codes }, value] = [field, valuesOf(field, asText)];
  return (row) => {
    const code = codes[row] ?? -1;
    return code < 0 ? undefined : value(code);
  };
}
