import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { Tile, TileState } from "../ward-tiles.ts";

const [width, height, gap, shade] = [152, 92, 8, 14];
const mostInALine = 19;

type Picture = { readonly tiles: readonly Tile[]; readonly months: number };

/**
 * A tile for each ward, shaded by when a programme was last held there, with the same in words on it: neither colour nor
 * shade says anything alone. It says nothing that the table of wards does not.
 */
export function WardPicture({ tiles, months }: Picture): VNode | null {
  if (tiles.length === 0) return null;
  const across = Math.max(...tiles.map(({ column }) => column)) + 1;
  const down = Math.max(...tiles.map(({ row }) => row)) + 1;
  const [wide, high] = [across * (width + gap), down * (height + gap)];
  return (
    <figure class="app-genogram" tabIndex={0} role="region" aria-label="Picture of the wards">
      <svg
        viewBox={`0 0 ${wide} ${high}`}
        width={wide}
        height={high}
        role="img"
        aria-label={inWords({ tiles, months })}
      >
        <defs>
          <pattern
            id="ward-hatched"
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="3" height="8" fill="currentColor" />
          </pattern>
        </defs>
        {tiles.map((tile) => (
          <WardTile tile={tile} />
        ))}
      </svg>
      <figcaption class="govuk-body-s">
        {`A tile for each ward. Dark along its top: a programme within ${months} months. Hatched: the last was longer ago. Empty with a dashed outline: never. The table of wards says the same.`}
      </figcaption>
    </figure>
  );
}

const fillOf: Readonly<Record<TileState, string>> = {
  held: "currentColor",
  old: "url(#ward-hatched)",
  never: "none",
};

function WardTile({ tile: { line, state, row, column } }: { readonly tile: Tile }): VNode {
  const [x, y] = [column * (width + gap) + 1, row * (height + gap) + 1];
  const name = linesOf(line.name);
  return (
    <g fill="currentColor">
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        {...(state === "never" && { "stroke-dasharray": "5 4" })}
      />
      <rect x={x} y={y} width={width} height={shade} fill={fillOf[state]} opacity="0.75" />
      {name.map((words, at) => (
        <text x={x + 8} y={y + shade + 19 + at * 17} font-size="15" font-weight="bold">
          {words}
        </text>
      ))}
      <text x={x + 8} y={y + height - 10} font-size="14">
        {line.lastOn === null ? "Never" : `${said[state]} ${formatDate(line.lastOn)}`}
      </text>
    </g>
  );
}

const said: Readonly<Record<TileState, string>> = { held: "On", old: "Not since", never: "" };

/** A name in two lines at most; what does not fit stands in the table. */
function linesOf(name: string): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < mostInALine)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = lines.map((line) =>
    line.length > mostInALine ? `${line.slice(0, mostInALine - 1)}…` : line,
  );
  return cut.length <= 2 ? cut : [cut[0] ?? "", `${(cut[1] ?? "").slice(0, mostInALine - 1)}…`];
}

function inWords({ tiles, months }: Picture): string {
  const without = tiles.filter(({ state }) => state !== "held").map(({ line }) => line.name);
  const start = `${tiles.length - without.length} of ${counted(tiles.length, "ward")} had a programme within ${months} months`;
  return without.length === 0 ? `${start}.` : `${start}. Without one: ${without.join(", ")}.`;
}
