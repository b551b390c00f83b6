/** What is wrong with a page as it is laid out, measured in the DOM. Runs in the browser: it may use nothing from outside. */
export function layoutFaults(): string[] {
  const faults = new Set<string>();
  const root = document.documentElement;
  const elements = [...document.body.querySelectorAll("*")];
  // What is laid out when it comes near is looked at as if it were.
  for (const element of elements)
    if (element instanceof HTMLElement && getComputedStyle(element).contentVisibility === "auto")
      element.style.contentVisibility = "visible";
  const wide = root.clientWidth;
  const name = (element: Element) => {
    const text = (element.textContent ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 60);
    const classes = element.getAttribute("class")?.split(" ").slice(0, 4).join(".") ?? "";
    return `<${element.tagName.toLowerCase()}${classes === "" ? "" : `.${classes}`}> “${text}”`;
  };
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element) => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const ancestors = function* (element: Element | null): Generator<Element> {
    for (let each = element; each !== null; each = each.parentElement) yield each;
  };
  /** For screen readers alone: a pixel that is clipped. */
  const isUnseen = (element: Element) =>
    [...ancestors(element)].some((each) => {
      const { width, height } = each.getBoundingClientRect();
      return width <= 1 && height <= 1 && styleOf(each).overflow !== "visible";
    });
  const isShown = (element: Element) =>
    element.checkVisibility({
      opacityProperty: true,
      visibilityProperty: true,
    }) && !isUnseen(element);
  const clips = (element: Element) =>
    styleOf(element).overflowX !== "visible" || styleOf(element).overflowY !== "visible";
  // Paper does not scroll.
  const isPrinted = matchMedia("print").matches;
  const scrolls = (overflow: string) => !isPrinted && (overflow === "auto" || overflow === "scroll");

  if (root.scrollWidth > wide)
    faults.add(`overflow: the page is ${root.scrollWidth - wide} px wider than the window`);
  for (const element of elements) {
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || (right <= wide + 0.5 && left >= -0.5)) continue;
    const isClipped = [...ancestors(element.parentElement)].some(
      (each) => each !== document.body && each !== root && clips(each),
    );
    if (!isClipped && isShown(element))
      faults.add(`sticks out (${Math.round(left)}–${Math.round(right)} of ${wide}): ${name(element)}`);
  }

  // Cut: more inside than is shown, no way to scroll to it, and nothing that says the whole.
  for (const element of elements) {
    if (
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLInputElement
    )
      continue;
    const style = styleOf(element);
    const wider =
      element.scrollWidth > element.clientWidth + 1 &&
      style.overflowX !== "visible" &&
      !scrolls(style.overflowX);
    const higher =
      element.scrollHeight > element.clientHeight + 1 &&
      style.overflowY !== "visible" &&
      !scrolls(style.overflowY);
    if ((!wider && !higher) || element.clientWidth <= 1 || !isShown(element)) continue;
    const whole = (element.textContent ?? "").trim();
    const said = [...ancestors(element)].some((each) => each.getAttribute("title")?.includes(whole));
    if (whole !== "" && !said) faults.add(`cut ${wider ? "at the side" : "below"}: ${name(element)}`);
  }

  // Text, line by line.
  interface Line {
    readonly owner: Element;
    readonly box: DOMRect;
  }
  const lines: Line[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (owner === null || (node.textContent ?? "").trim() === "" || !isShown(owner)) continue;
    if (["SCRIPT", "STYLE", "OPTION", "TITLE"].includes(owner.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 2 && box.height > 2) lines.push({ owner, box });
    // A name of the dashboard's own, short enough to stand whole: only what a machine wrote may break anywhere, and
    // what stands under the field for a token, letter for letter.
    if (owner.closest(".token-field") !== null) continue;
    for (const word of (node.textContent ?? "").matchAll(/(?<=^|\s)[A-Za-z]{2,14}(?=$|\s)/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const rows = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (rows.size > 1) faults.add(`broken within “${word[0]}”: ${name(owner)}`);
    }
  }
  const linesOf = new Map<Element, Line[]>();
  for (const line of lines) linesOf.set(line.owner, [...(linesOf.get(line.owner) ?? []), line]);
  for (const [owner, own] of linesOf) {
    const widest = Math.max(...own.map(({ box }) => box.right)) - Math.min(...own.map(({ box }) => box.left));
    const rows = new Set(own.map(({ box }) => Math.round(box.top))).size;
    if (rows > 5 && widest < 60)
      faults.add(`squeezed into ${rows} lines of ${Math.round(widest)} px: ${name(owner)}`);
  }
  /** What lies over the page and stays there covers what scrolls by, and may. */
  const floats = (element: Element) =>
    [...ancestors(element)].some((each) => ["fixed", "sticky"].includes(styleOf(each).position));
  /** The box within which an element can be seen, where something around it scrolls or clips. */
  const windowOf = (element: Element) => {
    let [left, top, right, bottom] = [-Infinity, -Infinity, Infinity, Infinity];
    for (const each of ancestors(element)) {
      if (each === document.body || each === root || !clips(each)) continue;
      const box = each.getBoundingClientRect();
      left = Math.max(left, box.left);
      top = Math.max(top, box.top);
      right = Math.min(right, box.right);
      bottom = Math.min(bottom, box.bottom);
    }
    return { left, top, right, bottom };
  };
  const seen = lines.flatMap(({ owner, box }) => {
    if (floats(owner)) return [];
    const around = windowOf(owner);
    const left = Math.max(box.left, around.left);
    const right = Math.min(box.right, around.right);
    const top = Math.max(box.top, around.top);
    const bottom = Math.min(box.bottom, around.bottom);
    return right - left > 2 && bottom - top > 2 ? [{ owner, left, right, top, bottom }] : [];
  });
  const byTop = seen.toSorted((a, b) => a.top - b.top);
  byTop.forEach((a, index) => {
    for (let next = index + 1; next < byTop.length; next += 1) {
      const b = byTop[next];
      if (b === undefined || b.top >= a.bottom - 4) break;
      if (a.owner === b.owner || a.owner.contains(b.owner) || b.owner.contains(a.owner)) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      // Line boxes are higher than their letters: a few pixels of two lines may share.
      if (across > 3 && down > 5)
        faults.add(
          `overlap (${Math.round(across)} × ${Math.round(down)}): ${name(a.owner)} and ${name(b.owner)}`,
        );
    }
  });

  // Text under something that is not its own, where the window shows it.
  const y0 = window.scrollY;
  for (let top = 0; top < root.scrollHeight; top += window.innerHeight / 2) {
    window.scrollTo({ top, behavior: "instant" });
    const moved = window.scrollY - y0;
    for (const { owner, left, right, top: above, bottom } of seen) {
      const y = (above + bottom) / 2 - moved;
      if (y < 0 || y > window.innerHeight) continue;
      for (const x of [left + 2, (left + right) / 2, right - 2]) {
        if (x < 0 || x > wide) continue;
        const over = document.elementFromPoint(x, y);
        if (
          over === null ||
          owner.closest("[aria-hidden=true]") ||
          owner.contains(over) ||
          over.contains(owner) ||
          floats(over)
        )
          continue;
        faults.add(`covered: ${name(owner)} by ${name(over)}`);
        break;
      }
    }
  }
  window.scrollTo({ top: y0, behavior: "instant" });
  return [...faults];
}
