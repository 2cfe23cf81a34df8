// Subscriptions: found by customer, plan, number or state; one of them with its life.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { badge, pages, short, table, to } from './parts.js';
import { filter, search } from './search.js';

const STATES = ['SCHEDULED', 'INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'SUSPENDED', 'CANCELED', 'ENDED'];

/** What a search may go by: the API's name of it, and ours. */
const BY = [
  ['customerId', () => t('고객 번호', 'Customer')],
  ['planCode', () => t('요금제 코드', 'Plan code')],
];

export async function view([id], query) {
  if (id) return (await import('./subscription.js')).view(id);
  return [
    el('h1', {}, t('구독', 'Subscriptions')),
    search('subscriptions', query, STATES, BY),
    await pages(cursor => get(`/v1/subscriptions?${filter(query, cursor, [...BY.map(([name]) => name), 'status', 'held'])}`), list),
  ];
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
