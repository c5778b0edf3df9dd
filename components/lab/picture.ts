/** What a drawing looks like is in style sheets, which a saved file does not have: these are written into it. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'visibility',
] as const;

const NAMESPACE = 'http://www.w3.org/2000/svg';
const MARGIN = 16;

const GAP = 24;

interface Drawing {
  readonly element: SVGSVGElement | HTMLCanvasElement;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Drawings as they lie to each other on the page, from a corner of their own. */
function drawingsIn(
  lab: Element,
  selector: string,
): { readonly drawings: Drawing[]; readonly width: number; readonly height: number } {
  const elements = [...lab.querySelectorAll<SVGSVGElement | HTMLCanvasElement>(selector)];
  const boxes = elements.map((element) => element.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return {
    drawings: elements.map((element, i) => {
      const { x, y, width, height } = boxes[i];
      return { element, x: x - left, y: y - top, width, height };
    }),
    width: elements.length === 0 ? 0 : Math.max(...boxes.map((box) => box.right)) - left,
    height: elements.length === 0 ? 0 : Math.max(...boxes.map((box) => box.bottom)) - top,
  };
}

/** The lab's drawings as they stand, marks included, as one SVG that needs nothing else: the system, and its charts below. */
export function pictureOf(
  lab: Element,
  title: string,
): { readonly text: string; readonly width: number; readonly height: number } {
  const system = drawingsIn(lab, '[data-slot="system"] canvas, svg[data-slot="topology"]');
  const charts = drawingsIn(lab, '[data-slot="charts"] svg');
  const width = Math.ceil(Math.max(system.width, charts.width) + 2 * MARGIN);
  const height = Math.ceil(system.height + GAP + charts.height + 2 * MARGIN);
  const root = document.createElementNS(NAMESPACE, 'svg');
  setAll(root, { xmlns: NAMESPACE, width, height, viewBox: `0 0 ${width} ${height}` });
  root.append(titled(title), ground(lab, width, height));
  for (const drawing of system.drawings) root.append(placed(drawing, MARGIN));
  for (const drawing of charts.drawings) root.append(placed(drawing, MARGIN + system.height + GAP));
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

function placed({ element, x, y, width, height }: Drawing, top: number): Element {
  const place = { x: x + MARGIN, y: y + top, width, height };
  return element instanceof HTMLCanvasElement ? imageOf(element, place) : copyOf(element, place);
}

function setAll(element: Element, values: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value));
}

function titled(words: string): Element {
  const title = document.createElementNS(NAMESPACE, 'title');
  title.textContent = words;
  return title;
}

function ground(lab: Element, width: number, height: number): Element {
  const rect = document.createElementNS(NAMESPACE, 'rect');
  setAll(rect, { width, height, fill: getComputedStyle(lab).getPropertyValue('--color-raised').trim() || '#ffffff' });
  return rect;
}

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

function imageOf(canvas: HTMLCanvasElement, place: Box): Element {
  const image = document.createElementNS(NAMESPACE, 'image');
  setAll(image, { ...place, href: canvas.toDataURL('image/png') });
  return image;
}

function copyOf(drawing: SVGSVGElement, place: Box): Element {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const from = [drawing, ...drawing.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const look of looks) to[i].setAttribute(look, style.getPropertyValue(look));
    to[i].removeAttribute('class');
  });
  setAll(copy, place);
  return copy;
}

/** The same picture in pixels, twice as many as it has on the page. */
export async function pixelsOf({ text, width, height }: ReturnType<typeof pictureOf>): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * 2, height: height * 2 });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no pictures');
  context.drawImage(image, 0, 0, width * 2, height * 2);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('this browser saves no pictures')) : resolve(blob)), 'image/png');
  });
}
