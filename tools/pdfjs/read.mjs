// Prints the texts of a PDF's pages as pdf.js finds them, as JSON: node read.mjs FILE
import { readFile } from "node:fs/promises";

console.log = console.error; // where pdf.js puts its warnings
// It wants these to draw, which it never does here; in Node they come with a canvas of 30 MB.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const data = new Uint8Array(await readFile(process.argv[2]));
const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
const texts = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  // What a search in Firefox goes through.
  const { items } = await page.getTextContent({ disableNormalization: true });
  texts.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
}
process.stdout.write(JSON.stringify(texts));
