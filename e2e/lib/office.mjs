// Reads what the exports contain, and changes one cell of a workbook as an official with a spreadsheet would.
import { unzip, zip } from "./zip.mjs";

const unescape = (text) =>
  text.replace(/&(lt|gt|quot|apos|amp);|&#(\d+);|&#x([0-9a-f]+);/gi, (_, name, decimal, hex) =>
    name
      ? { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }[name]
      : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  );
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const runs = (xml, tag) => [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, "g"))].map((m) => m[1]);

/** The paragraphs and cells of a docx, as one text. */
export function docxText(bytes) {
  const xml = unzip(bytes).get("word/document.xml").toString();
  return xml
    .split("</w:p>")
    .map((paragraph) => unescape(runs(paragraph, "w:t").join("")))
    .join("\n");
}

function sheetParts(bytes) {
  const parts = unzip(bytes);
  const shared = parts.get("xl/sharedStrings.xml")?.toString() ?? "";
  const strings = [...shared.matchAll(/<si>([\s\S]*?)<\/si>/g)].map((match) => unescape(runs(match[1], "t").join("")));
  return { parts, strings, xml: parts.get("xl/worksheets/sheet1.xml").toString() };
}

const CELL = /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;

function cellText({ strings }, attributes, body = "") {
  const value = unescape(runs(body, "v")[0] ?? runs(body, "t").join(""));
  return /t="s"/.test(attributes) ? strings[Number(value)] : value;
}

/** The first sheet's rows, each a list of texts; cells that are absent are empty. */
export function sheetRows(bytes) {
  const sheet = sheetParts(bytes);
  return [...sheet.xml.matchAll(/<row [^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)].map((row) => {
    const cells = [];
    for (const [, column, , attributes, body] of (row[1] ?? "").matchAll(CELL)) {
      const index = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      cells[index] = cellText(sheet, attributes, body);
    }
    return Array.from(cells, (cell) => cell ?? "");
  });
}

/** The workbook with the first cell that reads exactly `from` saying `to` instead. */
export function withCell(bytes, from, to) {
  const sheet = sheetParts(bytes);
  let done = false;
  const xml = sheet.xml.replace(CELL, (cell, column, row, attributes, body) => {
    if (done || cellText(sheet, attributes, body) !== from) return cell;
    done = true;
    const kept = attributes.replace(/ t="[^"]*"/, "");
    return `<c r="${column}${row}"${kept} t="inlineStr"><is><t>${escape(to)}</t></is></c>`;
  });
  if (!done) throw new Error(`no cell of the first sheet reads ${from}`);
  const changed = new Map(sheet.parts);
  changed.set("xl/worksheets/sheet1.xml", Buffer.from(xml));
  return zip(changed);
}
