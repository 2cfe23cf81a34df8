// Payments: found by customer, any of their numbers, card, state or day; one of them with all that was done.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { badge, pages, short, table, to } from './parts.js';
import { filter, search } from './search.js';

const STATES = ['PROCESSING', 'PAID', 'DECLINED', 'NOT_CHARGED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CANCELED'];

/** What a search may go by: the API's name of it, and ours. */
const BY = [
  ['customerId', () => t('고객 번호', 'Customer')],
  ['orderNumber', () => t('주문번호', 'Order')],
  ['transactionId', () => t('거래번호', 'Transaction')],
  ['approvalNumber', () => t('승인번호', 'Approval')],
  ['last4', () => t('카드 끝 네 자리', 'Last four of the card')],
  ['subscriptionId', () => t('구독 고유 번호', 'Subscription')],
];

export async function view([id, part], query) {
  if (id && part === 'receipt') return (await import('./receipt.js')).view(id);
  if (id) return (await import('./payment.js')).view(id);
  return [
    el('h1', {}, t('결제', 'Payments')),
    search('payments', query, STATES, BY, true),
    await pages(cursor => get(`/v1/payments?${filter(query, cursor, [...BY.map(([name]) => name), 'status', 'attention'])}`), list),
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
