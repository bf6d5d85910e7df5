/** The stylesheet that sets the partnership's colour, or why the colour cannot be used. */
export type Theme = { ok: true; css: string } | { ok: false; reason: string };

const minimumContrast = 4.5;

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Contrast of white text on a colour, as WCAG 2.2 defines it (1.4.3). */
function contrastWithWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
    linear(Number.parseInt(hex.slice(start, start + 2), 16)),
  );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/**
 * Served as a stylesheet of its own, because the content security policy allows no inline styles.
 * @param brand the colour of the header, as #rrggbb
 */
export function themeCss(brand: string): Theme {
  if (!/^#[0-9a-f]{6}$/i.test(brand)) {
    return { ok: false, reason: "Enter the colour as # and six digits, like #1d4f5c" };
  }
  if (contrastWithWhite(brand) < minimumContrast) {
    return {
      ok: false,
      reason: "White text on this colour is too hard to read: choose a darker one",
    };
  }
  return { ok: true, css: `:root{--app-brand:${brand.toLowerCase()}}\n` };
}
