// Payments: found by customer, number or state; one of them with all that was done.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { badge, pages, short, table, to } from './parts.js';
import { filter, search } from './subscriptions.js';

const STATES = ['PROCESSING', 'PAID', 'DECLINED', 'NOT_CHARGED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CANCELED'];

export async function view([id, part], query) {
  if (id && part === 'receipt') return (await import('./receipt.js')).view(id);
  if (id) return (await import('./payment.js')).view(id);
  return [
    el('h1', {}, t('결제', 'Payments')),
    search('payments', query, STATES),
    await pages(cursor => get(`/v1/payments?${filter(query, cursor)}`), list),
  ];
}

const list = items => table(t('결제 목록', 'Payments'), [
  [t('번호', 'Number'), one => to(`#/payments/${one.id}`, short(one.id))],
  [t('고객', 'Customer'), one => one.customerId],
  [t('내용', 'For'), one => one.lines[0]?.description ?? ''],
  [t('금액', 'Amount'), one => won(one.amount), 'figure'],
  [t('상태', 'State'), one => badge(one.status)],
  [t('시각', 'Time'), one => time(one.approvedAt ?? one.createdAt)],
], items, t('찾은 결제가 없습니다.', 'No payment was found.'));
