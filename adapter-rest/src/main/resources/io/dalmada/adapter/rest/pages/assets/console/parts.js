// What all views are made of.
import { $, el } from '../dom.js';
import { t } from '../language.js';
import { toneOf, word } from './words.js';

const leaving = [];

/** What is to end with the view, such as a timer. */
export const onLeave = end => leaving.push(end);
export const leave = () => leaving.splice(0).forEach(end => end());

export const waiting = () => el('p', { class: 'lead', role: 'status' }, t('불러오는 중…', 'Loading…'));
export const badge = status => el('span', { class: `badge ${toneOf(status)}` }, word(status));
export const panel = (title, ...content) => el('section', { class: 'panel' }, title ? el('h2', {}, title) : null, ...content);
export const none = text => el('p', { class: 'none' }, text ?? t('없습니다.', 'None.'));
export const to = (href, text) => el('a', { href }, text);
export const short = id => el('span', { class: 'id', title: id }, `…${id.slice(-8)}`);

export const facts = rows => el('dl', { class: 'facts' }, rows
  .filter(([, value]) => value !== null && value !== undefined && value !== '')
  .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));

/** @param columns [name, row => cell, class]; on a phone each cell carries its column's name */
export function table(caption, columns, rows, empty) {
  if (rows.length === 0) return none(empty);
  const head = el('tr', {}, columns.map(([name, , kind]) => el('th', { scope: 'col', class: kind }, name)));
  const cells = row => columns.map(([name, cell, kind]) => {
    const shown = cell(row);
    return el('td', { 'data-name': name, class: [kind, shown === '–' && 'nil'].filter(Boolean).join(' ') }, el('div', {}, shown));
  });
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el('table', {}, el('caption', {}, caption), el('thead', {}, head),
      el('tbody', {}, rows.map(row => el('tr', {}, cells(row))))));
}

/** A problem in words; the request's name is what an operator quotes. */
export function problem(answer) {
  const { title, detail, errors, instance, scope, customerMessage } = answer.body;
  return el('div', { class: 'problem', role: 'alert' },
    el('strong', {}, title ?? t('응답이 없습니다', 'No answer')),
    el('p', {}, customerMessage ?? (errors ?? []).map(error => error.detail).join(' ') ?? '', ' ', errors?.length ? '' : detail ?? ''),
    scope ? el('p', {}, `${t('필요한 권한', 'Scope needed')}: ${scope}`) : null,
    instance ? el('p', { class: 'id' }, instance) : null);
}

export class Unanswered extends Error {
  constructor(answer) {
    super('unanswered');
    this.answer = answer;
  }
}

/** The body of an answer that a view cannot do without. */
export async function need(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Unanswered(answer);
  return answer.body;
}

export const failed = trouble =>
  problem(trouble instanceof Unanswered ? trouble.answer : { body: { title: t('화면을 표시할 수 없습니다', 'This cannot be shown'), detail: trouble.message } });

let hiding;

/** A word at the foot of the page; it goes by itself. */
export function notice(text) {
  const box = $('notice');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { box.hidden = true; }, 6000);
}

/** Asks before something that cannot be undone; true when the person says yes. */
export function confirmed(title, text, yes) {
  const dialog = el('dialog', { 'aria-labelledby': 'confirm-title' },
    el('form', { method: 'dialog' },
      el('h2', { id: 'confirm-title' }, title), el('p', {}, text),
      el('div', { class: 'actions' },
        el('button', { value: 'no', type: 'submit' }, t('아니요', 'No')),
        el('button', { value: 'yes', type: 'submit', class: 'primary', id: 'confirm-yes' }, yes))));
  document.body.append(dialog);
  return new Promise(resolve => {
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.returnValue === 'yes'); });
    dialog.querySelectorAll('button').forEach(button => button.addEventListener('click', event => {
      event.preventDefault();
      dialog.close(button.value);
    }));
    dialog.showModal();
  });
}

/** A list that grows page by page. */
export function pages(read, draw) {
  const box = el('div', {});
  let items = [];
  async function more(cursor) {
    const page = await need(read(cursor));
    items = [...items, ...page.items];
    const next = page.nextCursor && page.items.length > 0
      ? el('button', { type: 'button', onclick: () => more(page.nextCursor) }, t('더 보기', 'More')) : '';
    box.replaceChildren(draw(items), next);
  }
  return more(null).then(() => box);
}

export const reload = () => dispatchEvent(new HashChangeEvent('hashchange'));
