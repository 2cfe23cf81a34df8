// One subscription: how it stands, and its life with every bill, attempt and reason.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { life, timelineOf } from './life.js';
import { badge, facts, need, panel, table, to } from './parts.js';
import { word } from './words.js';

export async function view(id) {
  const path = `/v1/subscriptions/${encodeURIComponent(id)}`;
  const [one, bills, story] = await Promise.all([need(get(path)), get(`${path}/preview?periods=3`), timelineOf('subscriptions', id)]);
  return [
    el('h1', {}, `${one.plan.name} · ${one.customerId} `, badge(one.status)),
    el('p', { class: 'id' }, one.id),
    el('div', { class: 'two' },
      panel(t('현재', 'Now'), standing(one)),
      panel(t('앞으로의 청구', 'Bills to come'), coming(bills.ok ? bills.body.items : []))),
    panel(t('이력', 'Life'), life(story)),
  ];
}

const standing = one => facts([
  [t('요금제', 'Plan'), `${one.plan.code} · ${won(one.plan.unitPrice)} × ${one.quantity} / ${one.plan.interval.count}${t('', ' ')}${word(one.plan.interval.unit)}`],
  [t('현재 기간', 'Period'), one.currentPeriod && `${one.currentPeriod.firstDay} ~ ${one.currentPeriod.lastDay}`],
  [t('체험 종료', 'Trial ends'), one.trialEnd],
  [t('빌링키', 'Billing key'), el('span', { class: 'id' }, one.billingKeyId)],
  [t('크레딧', 'Credit'), one.credit ? won(one.credit) : null],
  [t('미납 청구', 'Open bill'), one.openBill && openBill(one.openBill)],
  [t('해지 예약', 'Cancels'), one.cancelAtPeriodEnd ? t('기간 만료 시', 'at period end') : null],
  [t('보류', 'Held'), one.heldSince],
  [t('재개 예정', 'Resumes'), one.resumeOn],
]);

const openBill = bill => el('span', {},
  `${won(bill.amount)}, ${t('거절', 'declined')} ${bill.declines}${t('회', '×')} `,
  bill.lastDecline ? `(${word(bill.lastDecline.reason)}) ` : '',
  bill.nextTryAt ? `${t('다음 시도', 'next try')} ${time(bill.nextTryAt)} ` : '',
  bill.paymentId ? to(`#/payments/${bill.paymentId}`, t('결제 보기', 'payment')) : '');

const coming = bills => table(t('앞으로의 청구', 'Bills to come'), [
  [t('날짜', 'Date'), bill => bill.date],
  [t('기간', 'Period'), bill => `${bill.period.firstDay} ~ ${bill.period.lastDay}`],
  [t('금액', 'Amount'), bill => won(bill.amount), 'figure'],
], bills, t('예정된 청구가 없습니다.', 'No bill is planned.'));
