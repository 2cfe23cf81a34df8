// Subscriptions: found by customer, number or state; one of them with its life.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { badge, pages, short, table, to } from './parts.js';
import { word } from './words.js';

const STATES = ['SCHEDULED', 'INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'SUSPENDED', 'CANCELED', 'ENDED'];

export async function view([id], query) {
  if (id) return (await import('./subscription.js')).view(id);
  return [
    el('h1', {}, t('구독', 'Subscriptions')),
    search('subscriptions', query, STATES),
    await pages(cursor => get(`/v1/subscriptions?${filter(query, cursor)}`), list),
  ];
}

export function filter(query, cursor) {
  const wanted = new URLSearchParams({ limit: '20' });
  for (const name of ['customerId', 'status', 'attention', 'held']) if (query.get(name)) wanted.set(name, query.get(name));
  if (cursor) wanted.set('cursor', cursor);
  return wanted;
}

/** A number of ours opens what it names; anything else is a customer's number. */
export function search(name, query, states) {
  const text = el('input', { id: 'search', value: query.get('customerId') ?? '', autocomplete: 'off', type: 'search' });
  const state = el('select', { id: 'state' }, el('option', { value: '' }, t('모든 상태', 'any state')),
    states.map(one => el('option', { value: one, selected: query.get('status') === one }, word(one))));
  function go(event) {
    event.preventDefault();
    const typed = text.value.trim();
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(typed)) { location.hash = `#/${name}/${typed}`; return; }
    const wanted = new URLSearchParams();
    if (typed) wanted.set('customerId', typed);
    if (state.value) wanted.set('status', state.value);
    location.hash = `#/${name}?${wanted}`;
  }
  return el('form', { class: 'search', onsubmit: go, role: 'search' },
    el('div', {}, el('label', { for: 'search' }, t('고객 번호 또는 고유 번호', 'Customer or number')), text),
    el('div', {}, el('label', { for: 'state' }, t('상태', 'State')), state),
    el('button', { type: 'submit', class: 'primary' }, t('찾기', 'Search')));
}

const list = items => table(t('구독 목록', 'Subscriptions'), [
  [t('번호', 'Number'), one => to(`#/subscriptions/${one.id}`, short(one.id))],
  [t('고객', 'Customer'), one => one.customerId],
  [t('요금제', 'Plan'), one => `${one.plan.name} (${one.plan.code})`],
  [t('상태', 'State'), one => badge(one.status)],
  [t('다음 청구', 'Next bill'), one => one.nextBilling?.date ?? '–'],
  [t('금액', 'Amount'), one => won(one.nextBilling?.amount ?? one.plan.unitPrice * one.quantity), 'figure'],
  [t('시작', 'Since'), one => time(one.createdAt, { dateStyle: 'medium' })],
], items, t('찾은 구독이 없습니다.', 'No subscription was found.'));
