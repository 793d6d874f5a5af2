// Prints the texts of a PDF's pages as pdf.js finds them, a line of JSON for each path on standard input.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

console.log = console.error; // where pdf.js puts its warnings
// It wants these to draw, which it never does here; in Node they come with a canvas of 30 MB.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

async function textsOf(path) {
  const data = new Uint8Array(await readFile(path));
  const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  const texts = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    // What a search in Firefox goes through.
    const { items } = await page.getTextContent({ disableNormalization: true });
    texts.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  await pdf.destroy();
  return texts;
}

for await (const path of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await textsOf(path)) + "\n");
}
