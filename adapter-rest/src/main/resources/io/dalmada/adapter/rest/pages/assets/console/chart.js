// Two small charts, drawn by hand: bars by day, bars by name. Each is a picture with its figures in words.
import { el } from '../dom.js';
import { t } from '../language.js';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 120;

function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
  made.append(...children);
  return made;
}

/** @param points [label, value, words] */
export function columns(title, points) {
  const most = Math.max(1, ...points.map(([, value]) => value));
  const step = 600 / points.length;
  const bars = points.map(([, value, words], i) => {
    const height = Math.max(value > 0 ? 2 : 0, (value / most) * HEIGHT);
    return svg('rect', { class: 'column', x: i * step + step * 0.15, width: step * 0.7, y: HEIGHT - height, height, rx: 2 },
      svg('title', {}, words));
  });
  const line = svg('line', { x1: 0, x2: 600, y1: HEIGHT, y2: HEIGHT, class: 'axis' });
  return el('figure', {},
    svg('svg', { viewBox: `0 0 600 ${HEIGHT + 2}`, role: 'img', 'aria-label': `${title}: ${points.filter(([, v]) => v > 0).map(([, , w]) => w).join(', ')}` }, ...bars, line),
    el('figcaption', {}, el('span', {}, points[0]?.[0] ?? ''), el('span', {}, highest(points)), el('span', {}, points.at(-1)?.[0] ?? '')));
}

/** The one figure that gives the columns their scale. */
function highest(points) {
  const [best] = points.filter(([, value]) => value > 0).sort(([, a], [, b]) => b - a);
  return best ? `${t('최고', 'highest')} ${best[2]}` : '';
}

/** @param rows [name, value, words] */
export function bars(rows) {
  const most = Math.max(1, ...rows.map(([, value]) => value));
  return el('ul', { class: 'bars' }, rows.map(([name, value, words]) => el('li', {},
    el('span', {}, name),
    el('meter', { min: 0, max: most, value, 'aria-label': `${name} ${words}` }),
    el('strong', {}, words))));
}
