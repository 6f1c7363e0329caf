// Where the reader is. A place is a page of the PDF; each page knows the place of the EPUB that begins with it.

/** Pages as they lie open: odd numbers on the right, beside the page before; what has no number stands alone. */
export function makeSpreads(pages, single) {
  const spreads = [];
  pages.forEach((page, index) => {
    const last = spreads.at(-1);
    const faces = last?.length === 1 && isLeft(pages[last[0]]) && isRight(page);
    if (faces && !single) last.push(index);
    else spreads.push([index]);
  });
  return spreads;
}

const number = (page) => (/^\d+$/.test(page.label) ? Number(page.label) : NaN);
export const isLeft = (page) => number(page) % 2 === 0;
export const isRight = (page) => number(page) % 2 === 1;

/** The page that begins at a mark of a document, or that its beginning is on. */
export function findPage(pages, document, fragment) {
  const exact = pages.findIndex((page) => page.document === document && page.fragment === fragment);
  if (exact >= 0) return exact;
  return pages.findIndex((page) => page.document === document);
}

/** The page of another edition of the book that is at the same place: as far into the same document. */
export function carryPage(before, index, after) {
  const { document } = before[index] ?? {};
  const far = before.slice(0, index).filter((page) => page.document === document).length;
  const there = after.flatMap((page, number) => (page.document === document ? [number] : []));
  if (there.length) return there[Math.min(far, there.length - 1)];
  return Math.max(0, Math.min(index, after.length - 1));
}
