import type { VNode } from "preact";
import {
  cell,
  placeFamily,
  symbol,
  type Drawable,
  type Placed,
  type Point,
} from "../drawn/place-family.ts";
import { DrawnPerson, Symbol } from "./drawn-person.tsx";

type Props = {
  readonly people: readonly Drawable[];
  /** Where a person's own part of the page begins. */
  readonly partOf: (aroundId: string) => string;
};

/** Who is around the child, as a genogram. It says nothing that the table below it does not. */
export function FamilyDrawing({ people, partOf }: Props): VNode | null {
  if (people.length === 0) return null;
  const { width, height, child, people: placed } = placeFamily(people);
  const parents = placed.filter(({ isParentByLaw }) => isParentByLaw);
  return (
    <figure class="app-genogram" tabIndex={0} role="region" aria-label="Drawing of the family">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <Descent child={child} parents={parents} />
        <Symbol shape="diamond" {...child} isChild />
        <text x={child.x} y={child.y + symbol.half + 18} text-anchor="middle" font-size="15">
          The child
        </text>
        {placed.map((one) => (
          <DrawnPerson one={one} href={`#${partOf(one.aroundId)}`} />
        ))}
      </svg>
      <figcaption class="govuk-body-s">
        A circle is a mother or sister, a square a father or brother, a diamond where a relationship
        does not say; the double diamond is the child. Outlines show contact: full, safe; dashed,
        safe if supervised; dotted, not known; thick and crossed, not safe. Lines lead from parents
        by birth or adoption.
      </figcaption>
    </figure>
  );
}

type Lines = { readonly child: Point; readonly parents: readonly Placed[] };

/** A line between the parents, and one from it down to the child. */
function Descent({ child, parents }: Lines): VNode | null {
  const [first] = parents;
  if (!first) return null;
  const under = first.y + cell.height - symbol.top - 6;
  const edges = parents.map(({ x }) => x - cell.width / 2 + 2);
  const across = [...edges, child.x];
  return (
    <g stroke="currentColor" stroke-width="1.5" fill="none" opacity="0.6">
      {parents.map(({ x, y }, at) => (
        <path d={`M${x} ${y}H${edges[at] ?? x}V${under}`} />
      ))}
      <path d={`M${Math.min(...across)} ${under}H${Math.max(...across)}`} />
      <path d={`M${child.x} ${under}V${child.y - symbol.half - 4}`} />
    </g>
  );
}
