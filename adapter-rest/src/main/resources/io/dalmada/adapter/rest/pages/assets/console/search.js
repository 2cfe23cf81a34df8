// Finding subscriptions and payments: what is typed, by what, in which state, and for payments when.
import { el } from '../dom.js';
import { t } from '../language.js';
import { word } from './words.js';

const DAY_MS = 86_400_000;
const midnight = day => Date.parse(`${day}T00:00:00+09:00`);

/** The API's parameters for a view's query; days are Korean ones, the last of them counts. */
export function filter(query, cursor, names) {
  const wanted = new URLSearchParams({ limit: '20' });
  for (const name of names) if (query.get(name)) wanted.set(name, query.get(name));
  if (query.get('fromDay')) wanted.set('from', new Date(midnight(query.get('fromDay'))).toISOString());
  if (query.get('untilDay')) wanted.set('until', new Date(midnight(query.get('untilDay')) + DAY_MS).toISOString());
  if (cursor) wanted.set('cursor', cursor);
  return wanted;
}

/**
 * A number of ours opens what it names; anything else is looked for by what is chosen.
 * @param by [the API's name, () => ours], the usual one first
 * @param days whether to ask from when until when
 */
export function search(name, query, states, by, days = false) {
  const chosen = by.find(([one]) => query.get(one)) ?? by[0];
  const text = el('input', { id: 'search', value: query.get(chosen[0]) ?? '', autocomplete: 'off', type: 'search' });
  const kind = el('select', { id: 'search-by' }, by.map(one => el('option', { value: one[0], selected: one === chosen }, one[1]())));
  const state = el('select', { id: 'state' }, el('option', { value: '' }, t('모든 상태', 'any state')),
    states.map(one => el('option', { value: one, selected: query.get('status') === one }, word(one))));
  const from = el('input', { id: 'from-day', type: 'date', value: query.get('fromDay') ?? '' });
  const until = el('input', { id: 'until-day', type: 'date', value: query.get('untilDay') ?? '' });
  function go(event) {
    event.preventDefault();
    const typed = text.value.trim();
    if (kind.value === by[0][0] && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(typed)) { location.hash = `#/${name}/${typed}`; return; }
    const wanted = new URLSearchParams();
    if (typed) wanted.set(kind.value, typed);
    if (state.value) wanted.set('status', state.value);
    if (from.value) wanted.set('fromDay', from.value);
    if (until.value) wanted.set('untilDay', until.value);
    location.hash = `#/${name}?${wanted}`;
  }
  const field = (input, label) => el('div', {}, el('label', { for: input.id }, label), input);
  return el('form', { class: 'search', onsubmit: go, role: 'search' },
    field(kind, t('찾는 기준', 'Search by')),
    field(text, t('검색어 또는 고유 번호', 'Text or number')),
    field(state, t('상태', 'State')),
    days ? [field(from, t('시작일', 'From')), field(until, t('종료일', 'To'))] : null,
    el('button', { type: 'submit', class: 'primary' }, t('찾기', 'Search')));
}
