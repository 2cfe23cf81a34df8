// One payment: amounts, attempts, refunds, what happened, and giving it back.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { life, timelineOf } from './life.js';
import { badge, facts, need, panel, table, to } from './parts.js';
import { adoptable, adoptionForm } from './adoption-form.js';
import { refundForm } from './refund-form.js';
import { sentence } from './sentences.js';
import { word } from './words.js';

export async function view(id) {
  const [payment, story] = await Promise.all([need(get(`/v1/payments/${encodeURIComponent(id)}`)), timelineOf('payments', id)]);
  const left = payment.amount - payment.refundedAmount;
  const refundable = ['PAID', 'PARTIALLY_REFUNDED'].includes(payment.status) && left > 0;
  const waits = [...payment.attempts, ...payment.refunds].some(one => one.status === 'MANUAL');
  return [
    el('h1', {}, `${won(payment.amount)} · ${payment.customerId} `, badge(payment.status)),
    el('p', { class: 'id' }, payment.id),
    waits ? el('p', { class: 'problem' }, to('#/queue', t('사람의 결정을 기다리고 있습니다.', 'It waits for a person to decide.'))) : '',
    el('div', { class: 'two' },
      panel(t('결제', 'Payment'), summary(payment)),
      refundable ? panel(t('환불', 'Refund'), refundForm(payment, left)) : panel(t('환불', 'Refund'), el('p', {}, payment.status === 'PROCESSING' ? t('결과가 확인된 뒤에 환불할 수 있습니다.', 'Once the outcome is known, it can be refunded.') : t('돌려줄 금액이 없습니다.', 'There is nothing to give back.')))),
    panel(t('시도', 'Attempts'), attempts(payment)),
    panel(t('환불 내역', 'Refunds'), refunds(payment)),
    adoptable(payment) ? panel(t('결제대행사에서 직접 취소한 경우', "Canceled in the gateway's console"), adoptionForm(payment)) : '',
    panel(t('일어난 일', 'What happened'), life(story, payment.id)),
  ];
}

const summary = payment => facts([
  [t('내용', 'For'), payment.lines.map(line => line.description).join(', ')],
  [t('승인번호', 'Approval'), payment.approvalNumber],
  [t('승인 시각', 'Approved at'), payment.approvedAt && time(payment.approvedAt)],
  [t('주문번호', 'Order'), el('span', { class: 'id' }, payment.orderNumber)],
  [t('거래번호', 'Transaction'), payment.transactionId && el('span', { class: 'id' }, payment.transactionId)],
  [t('환불 금액', 'Refunded'), payment.refundedAmount ? won(payment.refundedAmount) : null],
  [t('구독', 'Subscription'), payment.subscriptionId && to(`#/subscriptions/${payment.subscriptionId}`, t('구독 보기', 'subscription'))],
  [t('영수증', 'Receipt'), payment.approvedAt && to(`#/payments/${payment.id}/receipt`, t('영수증 보기', 'receipt'))],
]);

const attempts = payment => table(t('시도', 'Attempts'), [
  ['#', one => String(one.number)],
  [t('상태', 'State'), one => badge(one.status)],
  [t('전송', 'Sent'), one => time(one.sentAt)],
  [t('주문번호', 'Order'), one => el('span', { class: 'id' }, one.orderNumber)],
  [t('사유', 'Reason'), one => word(one.decline?.reason ?? one.doubt ?? one.notAttempted) || '–'],
  [t('다음 조회', 'Asked next'), one => time(one.nextInquiryAt)],
], payment.attempts);

/** A person's own words, or ours for a refund that nobody asked for. */
const reason = written => sentence(written) ?? written;

const refunds = payment => table(t('환불 내역', 'Refunds'), [
  [t('번호', 'Number'), one => el('span', { class: 'id' }, one.id)],
  [t('상태', 'State'), one => badge(one.status)],
  [t('금액', 'Amount'), one => won(one.amount), 'figure'],
  [t('남은 금액', 'Left'), one => won(one.remaining), 'figure'],
  [t('사유', 'Reason'), one => reason(one.reason)],
  [t('시각', 'Time'), one => time(one.doneAt ?? one.createdAt)],
], payment.refunds, t('환불이 없습니다.', 'No refunds.'));
