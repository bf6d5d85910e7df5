import {
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  TextWrappingType,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
} from "docx";
import { printable } from "./printable.ts";

const side = 640;

/** One empty dot, for programs that draw no SVG: the header still says whose the file is. */
const nothing = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=",
  "base64",
);

/** Behind the text of every page of a Word file, since it stands in its header: whoever took it, and when. */
export const watermark = (text: string): ImageRun =>
  new ImageRun({
    type: "svg",
    data: Buffer.from(drawn(text)),
    fallback: { type: "png", data: nothing },
    transformation: { width: side, height: side },
    // Without words: what it says is in the footer, and is not read out twice.
    altText: { name: "Watermark", title: "", description: "" },
    floating: {
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.PAGE,
        align: HorizontalPositionAlign.CENTER,
      },
      verticalPosition: {
        relative: VerticalPositionRelativeFrom.PAGE,
        align: VerticalPositionAlign.CENTER,
      },
      behindDocument: true,
      allowOverlap: true,
      wrap: { type: TextWrappingType.NONE },
    },
  });

function drawn(text: string): string {
  const middle = side / 2;
  // Long names stay on the sheet: about half as wide as high for each letter.
  const size = Math.min(26, Math.floor((side * 1.2) / (0.6 * Math.max(text.length, 1))));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">`,
    `<text x="${middle}" y="${middle}" transform="rotate(-45 ${middle} ${middle})" text-anchor="middle"`,
    ` font-family="Arial, sans-serif" font-weight="bold" font-size="${size}" fill="#0b0c0c" fill-opacity="0.08">`,
    `${escaped(printable(text))}</text></svg>`,
  ].join("");
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
